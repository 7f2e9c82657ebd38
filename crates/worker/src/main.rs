//! Nothing happens by itself: `www/engine-worker.js` calls what the library exports.

use worker as _;

fn main() {}
