//! wf
