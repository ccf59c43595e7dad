//! An adapter that was opened, and whether it is still there.

use shopquill_engine::{Error, Result};
use std::sync::{Arc, Mutex, PoisonError};
use wgpu::{DeviceType, Features, InstanceDescriptor, Limits, RequestAdapterOptions};

/// An open GPU.
pub struct GpuDevice {
    pub(crate) device: wgpu::Device,
    pub(crate) queue: wgpu::Queue,
    name: String,
    software: bool,
    /// Whether threads can be asked in groups.
    pub(crate) subgroups: bool,
    failed: Arc<Mutex<bool>>,
}

impl GpuDevice {
    /// The machine's fastest adapter; `None` where there is none that computes.
    pub async fn open() -> Option<Self> {
        Self::open_with(Features::SUBGROUP).await
    }

    /// With only those of an adapter's features that are named here, for comparisons.
    pub(crate) async fn open_with(features: Features) -> Option<Self> {
        let mut instance = InstanceDescriptor::new_without_display_handle();
        // OpenGL has no use here, and its drivers are slow to start.
        instance.backends = wgpu::Backends::PRIMARY;
        let instance = wgpu::Instance::new(instance);
        let options = RequestAdapterOptions {
            power_preference: wgpu::PowerPreference::HighPerformance,
            ..Default::default()
        };
        let adapter = instance.request_adapter(&options).await.ok()?;
        let (info, offered) = (adapter.get_info(), adapter.limits());
        let features = adapter.features() & features;
        let descriptor = wgpu::DeviceDescriptor {
            required_features: features,
            required_limits: Limits {
                max_buffer_size: offered.max_buffer_size,
                max_storage_buffer_binding_size: offered.max_storage_buffer_binding_size,
                ..Limits::default()
            },
            ..Default::default()
        };
        let (device, queue) = adapter.request_device(&descriptor).await.ok()?;
        let failed = Arc::new(Mutex::new(false));
        // An error means that a batch's numbers are not to be trusted; which one it was helps nobody here.
        let flag = failed.clone();
        device.on_uncaptured_error(Arc::new(move |error| {
            // To whoever writes kernels it does.
            if cfg!(test) {
                eprintln!("{error}");
            }
            set(&flag);
        }));
        let flag = failed.clone();
        device.set_device_lost_callback(move |_, _| set(&flag));
        let software = info.device_type == DeviceType::Cpu;
        Some(Self {
            device,
            queue,
            name: if info.name.is_empty() { "GPU".into() } else { info.name },
            software,
            subgroups: features.contains(Features::SUBGROUP),
            failed,
        })
    }

    /// What it is, in its maker's words.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is a program that plays a GPU: right for tests, slower than the CPU's own kernels.
    pub fn is_software(&self) -> bool {
        self.software
    }

    /// Takes the device away, as a driver's update would.
    pub fn lose(&self) {
        self.device.destroy();
    }

    /// An error once anything went wrong on the device.
    pub(crate) fn check(&self) -> Result<()> {
        if *self.failed.lock().unwrap_or_else(PoisonError::into_inner) {
            return Err(self.lost());
        }
        Ok(())
    }

    /// The error of a device that went away.
    pub(crate) fn lost(&self) -> Error {
        Error::AcceleratorLost(self.name.clone())
    }
}

fn set(flag: &Mutex<bool>) {
    *flag.lock().unwrap_or_else(PoisonError::into_inner) = true;
}
