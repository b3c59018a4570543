//! Tells those who wait that the journal has grown. Only a speed-up: whoever waits also looks for themselves now and
//! then, since another process may write to the same store.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

pub(crate) struct Notify {
    position: Mutex<u64>,
    grown: Condvar,
    watched: watch::Sender<u64>,
}

impl Notify {
    pub(crate) fn new(position: u64) -> Self {
        Self {
            position: Mutex::new(position),
            grown: Condvar::new(),
            watched: watch::Sender::new(position),
        }
    }

    pub(crate) fn tell(&self, position: u64) {
        // A number cannot be left half-changed, so a poisoned lock is still good.
        let mut known = self.position.lock().unwrap_or_else(PoisonError::into_inner);
        *known = position.max(*known);
        drop(known);
        self.grown.notify_all();
        self.watched.send_if_modified(|seen| {
            let grown = position > *seen;
            *seen = position.max(*seen);
            grown
        });
    }

    /// Returns when told of a position past `position`, or after `at_most`.
    pub(crate) fn wait(&self, position: u64, at_most: Duration) {
        let known = self.position.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .grown
            .wait_timeout_while(known, at_most, |known| *known <= position);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    pub(crate) fn subscribe(&self) -> watch::Receiver<u64> {
        self.watched.subscribe()
    }
}
