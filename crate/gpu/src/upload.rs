//! A model's weights in the GPU's memory, in the layout that the engine packs them in.

use crate::device::GpuDevice;
use crate::memory::Memory;
use shopquill_engine::decoder::{Decoder, Layer};
use shopquill_engine::pack::{Format, PackedMatrix};
use shopquill_engine::{Error, Result};
use std::rc::Rc;

/// A weight matrix, maybe one of several that lie in one piece of memory and are multiplied in one go.
pub struct Matrix {
    pub format: Format,
    pub rows: usize,
    /// Records of this matrix and of those it was joined with.
    pub memory: Rc<Memory>,
    /// `Shape` of the matmul kernel for all of them; nothing where an earlier one brings the product along.
    pub shape: Option<Shape>,
}

/// A product's place in its output.
pub struct Shape {
    pub memory: Memory,
    /// Rows of all matrices that were joined.
    pub rows: usize,
}

/// Norm weights or biases, maybe one of several that lie one after another.
pub struct Vector {
    pub memory: Rc<Memory>,
}

/// The whole model.
pub fn decoder(gpu: &GpuDevice, model: &Decoder<PackedMatrix>) -> Result<Decoder<Matrix, Vector>> {
    let layers = model.layers.iter().map(|l| layer(gpu, l));
    Ok(Decoder {
        config: model.config.clone(),
        embedding: matrix(gpu, &model.embedding)?,
        layers: layers.collect::<Result<_>>()?,
        output_norm: vector(gpu, &model.output_norm)?,
        output: model.output.as_ref().map(|m| matrix(gpu, m)).transpose()?,
    })
}

fn layer(gpu: &GpuDevice, layer: &Layer<PackedMatrix>) -> Result<Layer<Matrix, Vector>> {
    let maybe = |v: &Option<Vec<f32>>| v.as_ref().map(|v| vector(gpu, v)).transpose();
    Ok(Layer {
        attn_norm: vector(gpu, &layer.attn_norm)?,
        qkv: joined(gpu, layer.qkv.each_ref())?,
        qkv_bias: layer
            .qkv_bias
            .as_ref()
            .map(|v| vectors(gpu, v.each_ref()))
            .transpose()?,
        head_norms: layer
            .head_norms
            .as_ref()
            .map(|v| vectors(gpu, v.each_ref()))
            .transpose()?,
        attn_output: matrix(gpu, &layer.attn_output)?,
        post_attn_norm: maybe(&layer.post_attn_norm)?,
        ffn_norm: vector(gpu, &layer.ffn_norm)?,
        gate: matrix(gpu, &layer.gate)?,
        up: matrix(gpu, &layer.up)?,
        down: matrix(gpu, &layer.down)?,
        post_ffn_norm: maybe(&layer.post_ffn_norm)?,
    })
}

fn matrix(gpu: &GpuDevice, m: &PackedMatrix) -> Result<Matrix> {
    let memory = Memory::with_bytes(gpu, &[m.as_bytes()], "weights")?;
    Ok(Matrix {
        format: m.format(),
        rows: m.rows(),
        memory: Rc::new(memory),
        shape: Some(shape(gpu, m.rows(), m.cols(), 0, m.rows())?),
    })
}

/// Neighbours of one format become one product.
fn joined(gpu: &GpuDevice, matrices: [&PackedMatrix; 3]) -> Result<[Matrix; 3]> {
    let stride = matrices.iter().map(|m| m.rows()).sum();
    let mut done: Vec<Matrix> = Vec::with_capacity(3);
    let mut first = 0;
    while let Some(m) = matrices.get(done.len()) {
        let rest = &matrices[done.len()..];
        // Rows are padded in a record, so only whole records can be followed by more.
        let alike = |m: &&&PackedMatrix| m.format() == rest[0].format() && m.rows().is_multiple_of(16);
        let together = &rest[..rest.iter().take_while(alike).count().max(1)];
        let bytes: Vec<&[u8]> = together.iter().map(|m| m.as_bytes()).collect();
        let memory = Rc::new(Memory::with_bytes(gpu, &bytes, "weights")?);
        let rows = together.iter().map(|m| m.rows()).sum();
        let mut product = Some(shape(gpu, rows, m.cols(), first, stride)?);
        done.extend(together.iter().map(|m| Matrix {
            format: m.format(),
            rows: m.rows(),
            memory: memory.clone(),
            shape: product.take(),
        }));
        first += rows;
    }
    <[Matrix; 3]>::try_from(done).map_err(|_| Error::BadModel("a layer without its projections".into()))
}

fn shape(gpu: &GpuDevice, rows: usize, cols: usize, first: usize, stride: usize) -> Result<Shape> {
    let usage = wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST;
    let memory = Memory::new(gpu, 16, usage, "shapes")?;
    let words = [rows, cols / 32, first, stride].map(|n| n as u32);
    gpu.queue.write_buffer(&memory.raw, 0, bytemuck::cast_slice(&words));
    Ok(Shape { memory, rows })
}

fn vector(gpu: &GpuDevice, v: &[f32]) -> Result<Vector> {
    let memory = Memory::with_bytes(gpu, &[bytemuck::cast_slice(v)], "norms")?;
    Ok(Vector {
        memory: Rc::new(memory),
    })
}

/// Several, one after another in one piece of memory.
fn vectors<const N: usize>(gpu: &GpuDevice, parts: [&Vec<f32>; N]) -> Result<[Vector; N]> {
    let bytes = parts.map(|v| bytemuck::cast_slice(v));
    let memory = Rc::new(Memory::with_bytes(gpu, &bytes, "norms and biases")?);
    Ok(std::array::from_fn(|_| Vector { memory: memory.clone() }))
}
