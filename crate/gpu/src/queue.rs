//! Dispatches are written down while the model is walked through, and sent off as one command buffer. Pipelines and bind groups
//! are made when they are first needed and used again from then on.

use crate::device::GpuDevice;
use crate::kernels::{Binding, Kernel};
use crate::memory::Memory;
use bytemuck::Pod;
use futures_channel::oneshot;
use shopquill_engine::Result;
use shopquill_engine::accelerator::Counters;
use std::collections::HashMap;
use wgpu::{BindingType, BufferBindingType, ShaderStages};

/// Most things that a kernel binds.
const MOST_BINDINGS: usize = 8;

/// A dispatch: the numbers of its pipeline and bind group, and its workgroups.
struct Dispatch {
    pipeline: usize,
    bind_group: usize,
    workgroups: [u32; 3],
}

/// Bytes that are moved once all is done.
pub struct Copied<'a> {
    pub from: &'a Memory,
    /// The first of them.
    pub at: usize,
    pub to: &'a Memory,
    pub bytes: usize,
}

/// What is to be done, and what doing it needs.
#[derive(Default)]
pub struct Queue {
    dispatches: Vec<Dispatch>,
    pipelines: Vec<(wgpu::ComputePipeline, wgpu::BindGroupLayout)>,
    pipeline_numbers: HashMap<Kernel, usize>,
    bind_groups: Vec<wgpu::BindGroup>,
    bind_group_numbers: HashMap<(usize, [u32; MOST_BINDINGS]), usize>,
    pub counters: Counters,
}

impl Queue {
    /// Forgets what was written down, after a batch that ended early.
    pub fn clear(&mut self) {
        self.dispatches.clear();
    }

    /// Forgets bind groups: memory that they name was replaced.
    pub fn forget_bind_groups(&mut self) {
        self.bind_groups.clear();
        self.bind_group_numbers.clear();
    }

    /// Writes down a dispatch; `source` is the kernel's program, asked for when it is first needed.
    pub fn dispatch(
        &mut self,
        gpu: &GpuDevice,
        kernel: Kernel,
        bound: &[&Memory],
        workgroups: [u32; 3],
        source: impl FnOnce() -> String,
    ) {
        let pipeline = *self.pipeline_numbers.entry(kernel).or_insert_with(|| {
            self.pipelines.push(compile(gpu, kernel, &source()));
            self.pipelines.len() - 1
        });
        let mut key = [u32::MAX; MOST_BINDINGS];
        for (key, memory) in key.iter_mut().zip(bound) {
            *key = memory.id;
        }
        let bind_group = *self.bind_group_numbers.entry((pipeline, key)).or_insert_with(|| {
            self.bind_groups.push(bind(gpu, &self.pipelines[pipeline].1, bound));
            self.bind_groups.len() - 1
        });
        self.dispatches.push(Dispatch {
            pipeline,
            bind_group,
            workgroups,
        });
    }

    /// Sends off what was written down, and afterwards a copy.
    pub fn submit(&mut self, gpu: &GpuDevice, copy: Option<Copied<'_>>) -> Result<()> {
        let mut encoder = gpu.device.create_command_encoder(&Default::default());
        {
            let mut pass = encoder.begin_compute_pass(&Default::default());
            let mut set = usize::MAX;
            for dispatch in &self.dispatches {
                if set != dispatch.pipeline {
                    pass.set_pipeline(&self.pipelines[dispatch.pipeline].0);
                    set = dispatch.pipeline;
                }
                pass.set_bind_group(0, &self.bind_groups[dispatch.bind_group], &[]);
                let [x, y, z] = dispatch.workgroups;
                pass.dispatch_workgroups(x, y, z);
            }
        }
        if let Some(Copied { from, at, to, bytes }) = copy {
            encoder.copy_buffer_to_buffer(&from.raw, at as u64, &to.raw, 0, bytes as u64);
        }
        gpu.queue.submit([encoder.finish()]);
        self.counters.batches += u64::from(!self.dispatches.is_empty());
        self.counters.dispatches += self.dispatches.len() as u64;
        self.dispatches.clear();
        gpu.check()
    }

    /// Waits for memory that was copied to, and hands over its first numbers.
    pub async fn read<T: Pod>(&mut self, gpu: &GpuDevice, from: &Memory, out: &mut [T]) -> Result<()> {
        let bytes = size_of_val(out) as u64;
        let (tell, told) = oneshot::channel();
        from.raw.map_async(wgpu::MapMode::Read, ..bytes, move |outcome| {
            // Nobody listens where the text was dropped in the meantime.
            let _ = tell.send(outcome.is_ok());
        });
        // In a browser this does nothing, and the answer comes with the event loop; natively it has come afterwards.
        let polled = gpu.device.poll(wgpu::PollType::wait_indefinitely());
        if polled.is_err() || !told.await.unwrap_or(false) {
            return Err(gpu.lost());
        }
        {
            let view = from.raw.get_mapped_range(..bytes).map_err(|_| gpu.lost())?;
            bytemuck::cast_slice_mut(out).copy_from_slice(&view);
        }
        from.raw.unmap();
        self.counters.returned_bytes += bytes;
        gpu.check()
    }
}

fn compile(gpu: &GpuDevice, kernel: Kernel, source: &str) -> (wgpu::ComputePipeline, wgpu::BindGroupLayout) {
    let entries: Vec<wgpu::BindGroupLayoutEntry> = (0..)
        .zip(kernel.bindings())
        .map(|(binding, kind)| wgpu::BindGroupLayoutEntry {
            binding,
            visibility: ShaderStages::COMPUTE,
            ty: BindingType::Buffer {
                ty: match kind {
                    Binding::Read => BufferBindingType::Storage { read_only: true },
                    Binding::Write => BufferBindingType::Storage { read_only: false },
                    Binding::Uniform => BufferBindingType::Uniform,
                },
                has_dynamic_offset: false,
                min_binding_size: None,
            },
            count: None,
        })
        .collect();
    let bind_group_layout = gpu.device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: None,
        entries: &entries,
    });
    let layout = gpu.device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
        label: None,
        bind_group_layouts: &[Some(&bind_group_layout)],
        immediate_size: 0,
    });
    let module = gpu.device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: None,
        source: wgpu::ShaderSource::Wgsl(source.into()),
    });
    let pipeline = gpu.device.create_compute_pipeline(&wgpu::ComputePipelineDescriptor {
        label: None,
        layout: Some(&layout),
        module: &module,
        entry_point: Some("main"),
        compilation_options: wgpu::PipelineCompilationOptions {
            // Every kernel writes its workgroup memory before it reads it.
            zero_initialize_workgroup_memory: false,
            ..Default::default()
        },
        cache: None,
    });
    (pipeline, bind_group_layout)
}

fn bind(gpu: &GpuDevice, layout: &wgpu::BindGroupLayout, bound: &[&Memory]) -> wgpu::BindGroup {
    let entries: Vec<wgpu::BindGroupEntry<'_>> = (0..)
        .zip(bound)
        .map(|(binding, memory)| wgpu::BindGroupEntry {
            binding,
            resource: memory.raw.as_entire_binding(),
        })
        .collect();
    gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: None,
        layout,
        entries: &entries,
    })
}
