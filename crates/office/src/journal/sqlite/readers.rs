//! A fixed number of read-only connections, lent one at a time.

use std::path::Path;
use std::sync::{Condvar, Mutex, PoisonError};

use rusqlite::Connection;

use crate::journal::error::OpenError;
use crate::journal::store_file;

pub(crate) struct Readers {
    idle: Mutex<Vec<Connection>>,
    returned: Condvar,
}

impl Readers {
    pub(crate) fn open(file: &Path, count: usize) -> Result<Self, OpenError> {
        let idle = (0..count)
            .map(|_| store_file::open_reader(file))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            idle: Mutex::new(idle),
            returned: Condvar::new(),
        })
    }

    /// Runs `read` on a connection, waiting for one to be free.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&Connection) -> T) -> T {
        let lent = self.lend();
        read(lent.connection.as_ref().expect("taken only on drop"))
    }

    fn lend(&self) -> Lent<'_> {
        // A list of connections is whole between push and pop, so a poisoned lock is still good.
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = idle.pop() {
                return Lent {
                    home: self,
                    connection: Some(connection),
                };
            }
            let woken = self.returned.wait(idle);
            idle = woken.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Goes home when dropped, also when the reading panicked.
struct Lent<'a> {
    home: &'a Readers,
    connection: Option<Connection>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            let idle = self.home.idle.lock();
            idle.unwrap_or_else(PoisonError::into_inner)
                .push(connection);
            self.home.returned.notify_one();
        }
    }
}
