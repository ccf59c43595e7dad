//! The module for a Web Worker.
