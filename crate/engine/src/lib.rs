//! Bytes in, tokens out.
