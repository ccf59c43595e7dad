//! A terminal as the host of a job.

use shopquill_writer::Host;
use std::future::Future;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

/// Shows nothing while texts are written, never cancels (Ctrl-C ends the program), never waits.
pub struct Terminal {
    start: Instant,
}

impl Terminal {
    /// Its clock starts now.
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Host for Terminal {
    fn preview(&mut self, _candidate: usize, _text: &str) {}

    fn cancelled(&mut self) -> bool {
        false
    }

    fn tick(&mut self) -> impl Future<Output = ()> {
        std::future::ready(())
    }

    fn now(&mut self) -> f64 {
        self.start.elapsed().as_secs_f64() * 1000.0
    }
}

/// Runs a future to its end. With [`Terminal`] it never has to wait, so it is simply asked again.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        std::thread::yield_now();
    }
}
