//! Where the model runs: on an accelerator while there is one, else on the CPU, which can take over in the middle of a text.

use crate::accelerator::{Accelerator, MOST_ROWS, Scores, Want};
use crate::cache::{Batch, Row};
use crate::cpu::Cpu;
use crate::decoder::Decoder;
use crate::error::{Error, Result};
use crate::pack::PackedMatrix;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A token in the cache.
#[derive(Clone, Copy, Default)]
struct Held {
    token: u32,
    position: usize,
}

/// The CPU, and what may stand in for it.
pub(crate) struct Hardware {
    pub cpu: Cpu,
    accelerator: Option<Box<dyn Accelerator>>,
    /// What each cache slot holds, so that it can be computed again.
    held: Vec<Held>,
    /// Room that was asked for.
    slots: usize,
}

impl Hardware {
    /// The CPU alone.
    pub fn new(cpu: Cpu) -> Self {
        Self {
            cpu,
            accelerator: None,
            held: Vec::new(),
            slots: 0,
        }
    }

    /// What runs the model instead of the CPU, if anything does.
    pub fn accelerator(&self) -> Option<&dyn Accelerator> {
        self.accelerator.as_deref()
    }

    /// Has the accelerator run the model from now on, or again the CPU. Nothing that was cached is there then.
    pub fn set_accelerator(&mut self, accelerator: Option<Box<dyn Accelerator>>) {
        self.accelerator = accelerator;
    }

    /// The accelerator, which runs nothing until it is set again.
    pub fn take_accelerator(&mut self) -> Option<Box<dyn Accelerator>> {
        self.accelerator.take()
    }

    /// Bytes of caches and scratch.
    pub fn bytes(&self) -> usize {
        self.cpu.bytes() + self.accelerator().map_or(0, Accelerator::bytes)
    }

    /// Makes room for `slots` cached tokens wherever the model runs; whether what was cached is still there.
    pub fn reserve_slots(&mut self, slots: usize) -> Result<bool> {
        self.slots = slots;
        let Some(accelerator) = &mut self.accelerator else {
            return self.cpu.reserve_slots(slots).map(|()| true);
        };
        match accelerator.reserve_slots(slots) {
            Err(error) if error.ends_accelerator() => {
                self.accelerator = None;
                self.cpu.reserve_slots(slots).map(|()| false)
            }
            outcome => outcome.map(|()| true),
        }
    }

    /// Runs a batch. Where the accelerator is lost, the CPU takes in what the cache held and goes on.
    pub async fn forward(&mut self, decoder: &Decoder<PackedMatrix>, batch: &Batch<'_>, want: Want) -> Result<()> {
        let outcome = match &mut self.accelerator {
            None => decoder.forward(&mut self.cpu, batch).await,
            Some(accelerator) => accelerator.run(batch, want).await,
        };
        match outcome {
            Err(error) if error.ends_accelerator() && self.accelerator.is_some() => {
                self.take_over(decoder, batch).await?;
            }
            outcome => outcome?,
        }
        for row in batch.rows {
            if self.held.len() <= row.slot {
                self.held.resize(row.slot + 1, Held::default());
            }
            self.held[row.slot] = Held {
                token: row.token,
                position: row.position,
            };
        }
        Ok(())
    }

    /// What the last batch brought for the wanted row of that number.
    pub fn scores(&mut self, row: usize) -> Scores<'_> {
        match &mut self.accelerator {
            Some(accelerator) => accelerator.scores(row),
            None => Scores::All(self.cpu.logits_of(row)),
        }
    }

    /// Every logit of a wanted row of `batch`, which was the last one.
    pub async fn all_scores(
        &mut self,
        decoder: &Decoder<PackedMatrix>,
        batch: &Batch<'_>,
        row: usize,
    ) -> Result<&mut [f32]> {
        let fetched = match &mut self.accelerator {
            Some(accelerator) => accelerator.fetch_scores(row).await,
            None => Ok(()),
        };
        match fetched {
            Err(error) if error.ends_accelerator() => self.take_over(decoder, batch).await?,
            outcome => outcome?,
        }
        match self.scores(row) {
            Scores::All(logits) => Ok(logits),
            Scores::Best(_) => Err(Error::BadOptions(format!("row {row} came back in part"))),
        }
    }

    /// Leaves the accelerator: computes on the CPU what it held of the batch's texts, then the batch.
    async fn take_over(&mut self, decoder: &Decoder<PackedMatrix>, batch: &Batch<'_>) -> Result<()> {
        self.accelerator = None;
        self.cpu.reserve_slots(self.slots)?;
        for (index, sequence) in batch.sequences.iter().enumerate() {
            let coming = batch.rows.iter().filter(|row| row.sequence == index);
            let known = sequence.len() - coming.count();
            let shared = 0..known.min(sequence.shared.len);
            let own = 0..known - shared.end;
            // All texts of a batch share one prompt.
            let shared = if index == 0 { shared } else { 0..0 };
            let slots = shared
                .map(|i| sequence.shared.slot + i)
                .chain(own.map(|i| sequence.own.slot + i));
            let slots: Vec<usize> = slots.collect();
            for slots in slots.chunks(MOST_ROWS) {
                let row = |slot: &usize| Row {
                    token: self.held[*slot].token,
                    position: self.held[*slot].position,
                    slot: *slot,
                    sequence: 0,
                };
                let rows: Vec<Row> = slots.iter().map(row).collect();
                let batch = Batch {
                    rows: &rows,
                    sequences: std::slice::from_ref(sequence),
                    wanted: 0..0,
                };
                decoder.forward(&mut self.cpu, &batch).await?;
            }
        }
        decoder.forward(&mut self.cpu, batch).await
    }
}

/// Runs a future that waits for nothing but the CPU, and so never waits.
pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("the CPU does not wait"),
    }
}
