//! The worker: the workbook behind the protocol, in a web worker.
