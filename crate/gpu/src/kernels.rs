//! Which shader a dispatch is: a WGSL file, the constants it stands on, and what it binds.

use shopquill_engine::decoder::Config;
use shopquill_engine::kernels::vector::Activation;
use shopquill_engine::ops::{Attention, Rope};
use shopquill_engine::pack::Format;
use std::fmt::Write;

/// The likeliest tokens that come back of a row. Draws are from 40, and penalties put few tokens below the rest.
pub const KEPT: usize = 64;
/// Tokens that a workgroup of the search sorts; `shaders/best.wgsl` says the same.
pub const SORTED: usize = 1024;

/// A kernel in one of its variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kernel {
    /// Rows of the embedding table.
    Embed(Format),
    /// The end of a projection, where one is open (with its norm or without), then the norm of what is next.
    Norm { added: Option<bool>, wanted: bool },
    /// A product for tiles of so many tokens.
    Matmul {
        format: Format,
        tokens: u32,
        bias: bool,
        wanted: bool,
    },
    /// Both products of a gated layer and its activation.
    Gated { gate: Format, up: Format, tokens: u32 },
    /// Heads, for the attention of that number.
    Rotate { attention: usize, norms: bool },
    /// Attention of that number.
    Attend { attention: usize },
    /// A round in the search for the likeliest of so many tokens, or of those that the last round left.
    Best { tokens: usize, first: bool },
}

/// How a kernel uses what is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// Storage that is read.
    Read,
    /// Storage that is written.
    Write,
    /// A few numbers.
    Uniform,
}

impl Kernel {
    /// What is bound, in order.
    pub fn bindings(self) -> &'static [Binding] {
        use Binding::{Read, Uniform, Write};
        match self {
            Self::Embed(_) => &[Read, Read, Write],
            Self::Norm { .. } => &[Read, Write, Read, Read, Read, Write],
            Self::Matmul { .. } => &[Read, Uniform, Read, Read, Read, Write],
            Self::Gated { .. } => &[Read, Read, Read, Read, Write],
            Self::Rotate { .. } => &[Read, Read, Read, Read, Write, Write, Write],
            Self::Attend { .. } => &[Read, Read, Read, Read, Write, Write],
            Self::Best { .. } => &[Read, Write],
        }
    }

    /// The whole program for a model, in the words that the adapter knows.
    pub fn source(self, config: &Config, attentions: &[Attention], ropes: &[Rope], subgroups: bool) -> String {
        let mut source = Source::default();
        source.constant("DIM", format_args!("{}u", config.dim));
        source.constant("FFN_DIM", format_args!("{}u", config.ffn_dim));
        source.constant("EPS", format_args!("{:e}f", config.eps));
        let file = match self {
            Self::Embed(table) => {
                source.constant("EMBED_SCALE", format_args!("{:e}f", config.embed_scale));
                source.matrix("table", table);
                include_str!("shaders/embed.wgsl")
            }
            Self::Norm { added, wanted } => {
                source.constant("ADD", added.is_some());
                source.constant("POST", added == Some(true));
                source.constant("WANTED", wanted);
                include_str!("shaders/norm.wgsl")
            }
            Self::Matmul {
                format,
                tokens,
                bias,
                wanted,
            } => {
                source.constant("TOKENS", format_args!("{tokens}u"));
                source.constant("BIAS", bias);
                source.constant("WANTED", wanted);
                source.matrix("weights", format);
                include_str!("shaders/matmul.wgsl")
            }
            Self::Gated { gate, up, tokens } => {
                source.constant("TOKENS", format_args!("{tokens}u"));
                source.constant("GELU", config.activation == Activation::GeluTanh);
                source.matrix("gate", gate);
                source.matrix("up", up);
                include_str!("shaders/gated.wgsl")
            }
            Self::Rotate { attention, norms } => {
                let attention = &attentions[attention];
                let rope = ropes.iter().position(|rope| *rope == attention.rope).unwrap_or(0);
                source.heads(attention);
                source.constant("ROPE", format_args!("{rope}u"));
                source.constant("NEIGHBOURS", attention.rope.neighbours);
                source.constant("SCORE_SCALE", format_args!("{:e}f", attention.scale));
                source.constant("HEAD_NORMS", norms);
                include_str!("shaders/rotate.wgsl")
            }
            Self::Attend { attention } => {
                let attention = &attentions[attention];
                source.heads(attention);
                source.constant("WINDOW", format_args!("{}u", attention.window.unwrap_or(0)));
                include_str!("shaders/attend.wgsl")
            }
            Self::Best { tokens, first } => {
                source.constant("COUNT", format_args!("{tokens}u"));
                source.constant("KEPT", format_args!("{KEPT}u"));
                source.constant("FIRST", first);
                include_str!("shaders/best.wgsl")
            }
        };
        let reduce = match self {
            Self::Norm { .. } | Self::Rotate { .. } | Self::Attend { .. } if subgroups => Reduce::Subgroups,
            Self::Norm { .. } | Self::Rotate { .. } | Self::Attend { .. } => Reduce::Halves,
            _ => Reduce::Never,
        };
        source.finish(file, reduce)
    }
}

/// A program's text as it grows.
#[derive(Default)]
struct Source {
    constants: String,
    /// Functions of the matrices.
    matrices: String,
}

impl Source {
    fn constant(&mut self, name: &str, value: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.constants, "const {name} = {value};");
    }

    fn heads(&mut self, attention: &Attention) {
        self.constant("HEADS", format_args!("{}u", attention.heads));
        self.constant("KV_HEADS", format_args!("{}u", attention.kv_heads));
        self.constant("HEAD_DIM", format_args!("{}u", attention.head_dim));
    }

    /// Sizes are in words. Bytes that use all eight bits are made signed as they are read.
    fn matrix(&mut self, name: &str, format: Format) {
        let full = format == Format::ByteFull;
        let zero = if full { 0.0 } else { format.zero_point() };
        for (suffix, value) in [
            ("RECORD", format.record_bytes() / 4),
            ("SCALES", format.scales_at() / 4),
            ("MINS", format.mins_at() / 4),
        ] {
            self.constant(&format!("{name}_{suffix}"), format_args!("{value}u"));
        }
        self.constant(&format!("{name}_ZERO"), format_args!("{zero}i", zero = zero as i32));
        self.constant(&format!("{name}_NIBBLES"), format.nibbles());
        self.constant(&format!("{name}_FULL"), full);
        self.constant(&format!("{name}_HALVES"), format.scales_per_block() == 2);
        self.constant(&format!("{name}_HAS_MIN"), format.has_min());
        self.matrices
            .push_str(&include_str!("shaders/weights.wgsl").replace("MATRIX", name));
    }

    fn finish(self, file: &str, reduce: Reduce) -> String {
        let (enable, reduce) = match reduce {
            Reduce::Never => ("", ""),
            Reduce::Halves => ("", include_str!("shaders/reduce.wgsl")),
            Reduce::Subgroups => (ENABLE_SUBGROUPS, include_str!("shaders/reduce_subgroups.wgsl")),
        };
        [
            enable,
            &self.constants,
            include_str!("shaders/batch.wgsl"),
            &self.matrices,
            reduce,
            file,
        ]
        .join("\n")
    }
}

/// Browsers want to be asked for subgroups; wgpu's own compiler knows them without, and not yet the question.
const ENABLE_SUBGROUPS: &str = if cfg!(target_family = "wasm") {
    "enable subgroups;"
} else {
    ""
};

/// How a kernel's threads bring their numbers together.
enum Reduce {
    /// Not at all.
    Never,
    /// Through the workgroup's memory.
    Halves,
    /// Each subgroup in its registers first.
    Subgroups,
}
