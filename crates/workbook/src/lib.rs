//! All state of one learner: commands in, events out.
