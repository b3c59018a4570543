//! The one thread that writes. It takes whatever waits, writes it in one transaction with a savepoint for each append,
//! commits once, and only then answers: many callers share one disk flush, and each append is still whole or absent.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use super::append::{self, Tail};
use super::{ReadOnlyReason, Shared};
use crate::journal::error::{AppendError, StoreError};
use crate::journal::event::{Append, Appended};

/// Appends that may wait before callers are held back.
const QUEUE: usize = 1024;

/// Appends in one transaction: bounds how long the first of them waits.
const BATCH: usize = 256;

type Answer = Result<Appended, AppendError>;

struct Job {
    append: Append,
    reply: SyncSender<Answer>,
}

pub(crate) struct Writer {
    queue: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(crate) fn start(connection: Connection, shared: Arc<Shared>) -> Self {
        let (queue, jobs) = sync_channel(QUEUE);
        let thread = thread::Builder::new()
            .name("journal-writer".into())
            .spawn(move || serve(connection, &jobs, &shared))
            .expect("a process that cannot start one thread cannot serve");
        Self {
            queue: Some(queue),
            thread: Some(thread),
        }
    }

    pub(crate) fn append(&self, append: Append) -> Answer {
        let (reply, answer) = sync_channel(1);
        let closed = || AppendError::Store(StoreError::Closed);
        let queue = self.queue.as_ref().ok_or_else(closed)?;
        queue.send(Job { append, reply }).map_err(|_| closed())?;
        answer.recv().map_err(|_| closed())?
    }
}

impl Drop for Writer {
    /// Finishes what waits, then closes the file.
    fn drop(&mut self) {
        self.queue.take();
        if let Some(thread) = self.thread.take() {
            // A panic there has been reported by its own hook; callers already got `Closed`.
            let _ = thread.join();
        }
    }
}

fn serve(mut connection: Connection, jobs: &Receiver<Job>, shared: &Shared) {
    connection.set_prepared_statement_cache_capacity(32);
    while let Ok(first) = jobs.recv() {
        let mut batch = vec![first];
        batch.extend(jobs.try_iter().take(BATCH - 1));
        let answers = match shared.read_only() {
            Some(reason) => vec![Err(AppendError::ReadOnly { reason }); batch.len()],
            None => write_all(&mut connection, &batch, shared),
        };
        for (job, answer) in batch.into_iter().zip(answers) {
            if let Ok(Appended::New { last, .. }) = &answer {
                shared.notify.tell(*last);
            }
            // A caller that gave up is no concern of the writer.
            let _ = job.reply.send(answer);
        }
    }
}

/// Writes what waits together; if that fails for a reason that may lie in one append (a body beyond SQLite's limit),
/// one by one, so that the others do not suffer. An append that did get through is then found by its key.
fn write_all(connection: &mut Connection, batch: &[Job], shared: &Shared) -> Vec<Answer> {
    match write_batch(connection, batch) {
        Ok(answers) => answers,
        Err(error) if batch.len() == 1 || disk_failed(&error) => {
            stop_if_disk_failed(shared, &error);
            vec![Err(AppendError::Store(error)); batch.len()]
        }
        Err(_) => batch
            .chunks(1)
            .flat_map(|one| write_all(connection, one, shared))
            .collect(),
    }
}

/// One transaction. An error means nothing of the batch is written, or that it is not known to be.
fn write_batch(connection: &mut Connection, batch: &[Job]) -> Result<Vec<Answer>, StoreError> {
    // IMMEDIATE: the head is read under the write lock, so another process cannot number the same positions.
    let mut transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(StoreError::sqlite("begin"))?;
    let mut tail = append::tail(&transaction)?;
    let mut answers = Vec::with_capacity(batch.len());
    for job in batch {
        let savepoint = transaction
            .savepoint()
            .map_err(StoreError::sqlite("savepoint"))?;
        let mut after: Tail = tail.clone();
        let answer = append::write(&savepoint, &mut after, &job.append);
        match &answer {
            Ok(_) => {
                savepoint
                    .commit()
                    .map_err(StoreError::sqlite("release savepoint"))?;
                tail = after;
            }
            // A failing disk spoils the whole transaction; a refusal only this append.
            Err(AppendError::Store(error @ StoreError::Sqlite { .. })) => return Err(error.clone()),
            Err(_) => savepoint
                .finish()
                .map_err(StoreError::sqlite("take back an append"))?,
        }
        answers.push(answer);
    }
    transaction.commit().map_err(StoreError::sqlite("commit"))?;
    Ok(answers)
}

/// After a failed flush the kernel may have dropped the pages it could not write, so trying again would lie. A full
/// disk or a lock held too long is over when it is over.
fn disk_failed(error: &StoreError) -> bool {
    let StoreError::Sqlite { source, .. } = error else {
        return false;
    };
    matches!(
        source.sqlite_error_code(),
        Some(ErrorCode::SystemIoFailure | ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

fn stop_if_disk_failed(shared: &Shared, error: &StoreError) {
    if disk_failed(error) {
        tracing::error!(%error, "journal write failed; taking no more writes");
        let message = error.to_string();
        shared.stop_writes(ReadOnlyReason::WriteFailed { message });
    }
}
