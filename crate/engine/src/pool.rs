//! A thread pool for operations that last microseconds.
//!
//! [`Pool::run`] hands one closure to every thread; the calling thread works too. Workers that have not woken up when
//! the caller is done are not waited for: work is claimed in chunks, so a sleeping (or dead) worker costs speed, not the
//! result. One that dies inside an operation unwinds natively, and its panic becomes the caller's; in the browser it just stops,
//! so the caller gives up after a while, and whoever owns it starts anew. Between operations a worker spins for a moment, as the next one usually comes at once, then sleeps.
//!
//! Native threads come from [`Pool::new`]; in the browser each Web Worker calls [`Pool::work`] itself.

use std::cell::UnsafeCell;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Looks at the state this often before a worker goes to sleep (about 50 microseconds).
const SPINS_BEFORE_SLEEP: u32 = 20_000;

/// The same for a caller that waits for its workers to leave: they are rarely more than one chunk behind.
const SPINS_BEFORE_NAP: u32 = 200_000;
/// Length of a nap, and how many of them a worker is waited for. A chunk takes milliseconds at most, so whoever needs a minute
/// is not coming back.
const NAP: Duration = Duration::from_millis(5);
const MOST_NAPS: u32 = 12_000;

type Job = dyn Fn() + Sync;

/// Work shared between the caller and the workers of one [`Pool`].
struct Shared {
    /// Operation number << 32 | [`OPEN`] | workers inside it.
    state: AtomicU64,
    job: UnsafeCell<Option<*const Job>>,
    sleepers: AtomicU32,
    workers: AtomicU32,
    stop: AtomicBool,
    /// A worker panicked inside an operation, whose result is incomplete.
    panicked: AtomicBool,
    lock: Mutex<()>,
    wake: Condvar,
}

// SAFETY: `job` is written only by the caller of `run` while no worker is inside (state closed, count zero), and read
// only by workers that entered while the state was open.
unsafe impl Sync for Shared {}
// SAFETY: as above.
unsafe impl Send for Shared {}

const OPEN: u64 = 1 << 31;

impl Shared {
    /// Waits until no worker is inside the operation; false if one still is after so many naps.
    fn wait_until_empty(&self, most_naps: u32) -> bool {
        let (mut spins, mut naps) = (0, 0);
        while self.state.load(Ordering::Acquire) & (OPEN - 1) != 0 {
            if spins < SPINS_BEFORE_NAP {
                spins += 1;
                std::hint::spin_loop();
                continue;
            }
            if naps == most_naps {
                return false;
            }
            naps = naps.saturating_add(1);
            // Nobody wakes this one: a worker that leaves has no time for it.
            let guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
            drop(
                self.wake
                    .wait_timeout(guard, NAP)
                    .unwrap_or_else(PoisonError::into_inner),
            );
        }
        true
    }
}

/// The caller's side. One pool serves one model; `run` is not reentrant.
pub struct Pool {
    shared: Arc<Shared>,
    threads: usize,
}

/// What a worker thread runs; see [`Pool::work`].
pub struct Worker(Arc<Shared>);

impl Pool {
    /// A pool that works on the calling thread alone.
    pub fn single() -> Self {
        let shared = Shared {
            state: AtomicU64::new(0),
            job: UnsafeCell::new(None),
            sleepers: AtomicU32::new(0),
            workers: AtomicU32::new(0),
            stop: AtomicBool::new(false),
            panicked: AtomicBool::new(false),
            lock: Mutex::new(()),
            wake: Condvar::new(),
        };
        Self {
            shared: Arc::new(shared),
            threads: 1,
        }
    }

    /// A pool of `threads` native threads, the calling one included.
    #[cfg(not(target_family = "wasm"))]
    pub fn new(threads: usize) -> Self {
        let mut pool = Self::single();
        for _ in 1..threads.max(1) {
            let worker = pool.worker();
            // A thread that cannot be had only means less speed.
            let started = std::thread::Builder::new()
                .name("shopquill-worker".into())
                .spawn(move || worker.work());
            pool.threads += usize::from(started.is_ok());
        }
        pool
    }

    /// A worker for a thread that the host started; counts as a thread from now on.
    pub fn add_worker(&mut self) -> Worker {
        self.threads += 1;
        self.worker()
    }

    fn worker(&self) -> Worker {
        Worker(self.shared.clone())
    }

    /// Threads, the calling one included.
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// Workers that have reached their loop so far.
    pub fn workers_running(&self) -> usize {
        self.shared.workers.load(Ordering::Acquire) as usize
    }

    /// Calls `job` on this thread and on every worker that is awake, and returns when all of them are done.
    pub fn run(&self, job: &(dyn Fn() + Sync)) {
        if self.threads == 1 {
            return job();
        }
        let shared = &*self.shared;
        // SAFETY: the last operation is closed and empty, so nobody reads `job`; the reference outlives the operation,
        // because this function returns only when the workers have left.
        unsafe {
            *shared.job.get() = Some(std::mem::transmute::<*const (dyn Fn() + Sync + '_), *const Job>(job));
        }
        let operation = (shared.state.load(Ordering::Relaxed) >> 32).wrapping_add(1) << 32;
        shared.state.store(operation | OPEN, Ordering::SeqCst);
        if shared.sleepers.load(Ordering::SeqCst) > 0 {
            drop(shared.lock.lock().unwrap_or_else(PoisonError::into_inner));
            shared.wake.notify_all();
        }
        // Even if `job` panics here, the workers must be out before its borrow ends.
        struct Close<'a>(&'a Shared);
        impl Drop for Close<'_> {
            fn drop(&mut self) {
                self.0.state.fetch_and(!OPEN, Ordering::AcqRel);
                // A native worker always leaves, dying or not, and what it borrows must not go before that.
                let most_naps = if cfg!(target_family = "wasm") {
                    MOST_NAPS
                } else {
                    u32::MAX
                };
                assert!(self.0.wait_until_empty(most_naps), "a worker thread died");
            }
        }
        let close = Close(shared);
        job();
        drop(close);
        assert!(
            !shared.panicked.swap(false, Ordering::AcqRel),
            "a worker thread panicked"
        );
    }

    /// Splits `0..items` into chunks of `chunk` and calls `work` for each, on all threads.
    pub fn for_chunks(&self, items: usize, chunk: usize, work: impl Fn(Range<usize>) + Sync) {
        self.for_chunks_numbered(items, chunk, |_, range| work(range));
    }

    /// The same, with a number below [`Pool::threads`] that no other thread has during this call (for scratch memory).
    pub fn for_chunks_numbered(&self, items: usize, chunk: usize, work: impl Fn(usize, Range<usize>) + Sync) {
        if self.threads == 1 || items <= chunk {
            if items > 0 {
                work(0, 0..items);
            }
            return;
        }
        let (next, numbers) = (AtomicUsize::new(0), AtomicUsize::new(0));
        self.run(&|| {
            let number = numbers.fetch_add(1, Ordering::Relaxed);
            loop {
                let start = next.fetch_add(chunk, Ordering::Relaxed);
                if start >= items {
                    break;
                }
                work(number, start..(start + chunk).min(items));
            }
        });
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::SeqCst);
        drop(self.shared.lock.lock().unwrap_or_else(PoisonError::into_inner));
        self.shared.wake.notify_all();
    }
}

/// A worker's presence in an operation.
struct Leave<'a> {
    shared: &'a Shared,
    finished: bool,
}

impl Leave<'_> {
    fn finish(mut self) {
        self.finished = true;
    }
}

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        if !self.finished {
            self.shared.panicked.store(true, Ordering::Release);
        }
        self.shared.state.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Worker {
    /// Takes part in the pool's operations until the pool is dropped.
    pub fn work(self) {
        let shared = &*self.0;
        shared.workers.fetch_add(1, Ordering::AcqRel);
        let mut done = shared.state.load(Ordering::Acquire) >> 32;
        // The operation that is open right now may be joined as well.
        if shared.state.load(Ordering::Acquire) & OPEN != 0 {
            done = done.wrapping_sub(1);
        }
        let mut spins = 0u32;
        while !shared.stop.load(Ordering::Relaxed) {
            let state = shared.state.load(Ordering::Acquire);
            if state & OPEN != 0 && state >> 32 != done {
                let entered = shared
                    .state
                    .compare_exchange(state, state + 1, Ordering::AcqRel, Ordering::Relaxed);
                if entered.is_ok() {
                    done = state >> 32;
                    // Leaves even if `job` panics: the caller waits for us.
                    let leave = Leave {
                        shared,
                        finished: false,
                    };
                    // SAFETY: the state was open when we entered, so the caller waits for us and `job` is alive.
                    if let Some(job) = unsafe { *shared.job.get() } {
                        unsafe { (*job)() };
                    }
                    leave.finish();
                }
                spins = 0;
                continue;
            }
            spins += 1;
            if spins < SPINS_BEFORE_SLEEP {
                std::hint::spin_loop();
                continue;
            }
            let guard = shared.lock.lock().unwrap_or_else(PoisonError::into_inner);
            shared.sleepers.fetch_add(1, Ordering::SeqCst);
            let state = shared.state.load(Ordering::SeqCst);
            let news = state & OPEN != 0 && state >> 32 != done;
            if !news && !shared.stop.load(Ordering::SeqCst) {
                drop(shared.wake.wait(guard).unwrap_or_else(PoisonError::into_inner));
            }
            shared.sleepers.fetch_sub(1, Ordering::SeqCst);
            spins = 0;
        }
        shared.workers.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_done_once() {
        let pool = Pool::new(4);
        for round in 0..2000 {
            let items = round % 97;
            let counts: Vec<AtomicU32> = (0..items).map(|_| AtomicU32::new(0)).collect();
            pool.for_chunks(items, 3, |range| {
                for i in range {
                    counts[i].fetch_add(1, Ordering::Relaxed);
                }
            });
            assert!(counts.iter().all(|c| c.load(Ordering::Relaxed) == 1));
        }
    }

    #[test]
    fn a_panic_in_a_worker_reaches_the_caller() {
        let pool = Pool::new(2);
        let caller = std::thread::current().id();
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            // The caller waits until the worker has been in.
            let seen = AtomicBool::new(false);
            pool.run(&|| {
                if std::thread::current().id() != caller {
                    seen.store(true, Ordering::Release);
                    panic!("as the test wants");
                }
                while !seen.load(Ordering::Acquire) {
                    std::hint::spin_loop();
                }
            });
        }));
        assert!(outcome.is_err());
    }

    #[test]
    fn a_worker_that_died_inside_is_not_waited_for_forever() {
        let pool = Pool::single();
        assert!(pool.shared.wait_until_empty(0), "nobody is inside");
        // Somebody went in who will never leave.
        pool.shared.state.fetch_add(1, Ordering::AcqRel);
        assert!(!pool.shared.wait_until_empty(3));
        pool.shared.state.fetch_sub(1, Ordering::AcqRel);
        assert!(pool.shared.wait_until_empty(3));
    }

    #[test]
    fn sleeping_workers_wake_up_and_stop() {
        let pool = Pool::new(3);
        for _ in 0..5 {
            std::thread::sleep(std::time::Duration::from_millis(20));
            let sum = AtomicUsize::new(0);
            pool.for_chunks(100, 1, |range| {
                sum.fetch_add(range.start, Ordering::Relaxed);
            });
            assert_eq!(sum.load(Ordering::Relaxed), 4950);
        }
        let shared = Arc::downgrade(&pool.shared);
        drop(pool);
        for _ in 0..200 {
            if shared.strong_count() == 0 {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("the workers did not stop");
    }
}
