//! The one writer: a thread that takes whatever is queued, runs each job in a savepoint, commits
//! once, and only then answers. Grouping makes `synchronous=FULL` as fast as not waiting.

use super::{StoreFault, ledger::Log};
use rusqlite::Connection;
use std::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;

/// Most jobs in one commit.
const GROUP_MAX: usize = 256;

type Done = Box<dyn FnOnce(Result<(), String>) + Send>;
type Job = Box<dyn FnOnce(&mut Log<'_>) -> Done + Send>;

/// Sends jobs to the writer thread.
#[derive(Clone)]
pub(super) struct Writer {
    jobs: Sender<Job>,
}

impl Writer {
    /// Starts the thread on a connection that nobody else writes to.
    pub(super) fn start(connection: Connection, key: ledger::Skey) -> Result<Self, StoreFault> {
        let (jobs, queue) = channel::<Job>();
        let keeper = super::ledger::Keeper::resume(&connection, key)?;
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(connection, keeper, &queue))?;
        Ok(Self { jobs })
    }

    /// Runs `work` in the writer's next transaction; answers when it is on disk.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Log<'_>) -> Result<T, StoreFault> + Send + 'static,
    {
        self.send(work)?.await.map_err(|_| StoreFault::Stopped)?
    }

    /// The same for threads outside the runtime.
    pub(super) fn write_blocking<T, F>(&self, work: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Log<'_>) -> Result<T, StoreFault> + Send + 'static,
    {
        self.send(work)?.blocking_recv().map_err(|_| StoreFault::Stopped)?
    }

    fn send<T, F>(&self, work: F) -> Result<oneshot::Receiver<Result<T, StoreFault>>, StoreFault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Log<'_>) -> Result<T, StoreFault> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |log| {
            let result = log.in_savepoint(work);
            // The answer waits for the commit of the whole group.
            Box::new(move |committed| {
                let answer = match committed {
                    Ok(()) => result,
                    Err(why) => Err(StoreFault::Ledger(format!("commit failed: {why}"))),
                };
                // The asker may have gone; what was committed stays committed.
                let _ = tell.send(answer);
            })
        });
        self.jobs.send(job).map_err(|_| StoreFault::Stopped)?;
        Ok(told)
    }
}

fn run(connection: Connection, mut keeper: super::ledger::Keeper, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        let mut answers: Vec<Done> = Vec::new();
        let begun = connection.execute_batch("BEGIN IMMEDIATE").map_err(|it| it.to_string());
        let outcome = begun.and_then(|()| {
            let mut log = Log::new(&connection, &keeper);
            let mut next = Some(first);
            while let Some(job) = next {
                answers.push(job(&mut log));
                next = (answers.len() < GROUP_MAX).then(|| queue.try_recv().ok()).flatten();
            }
            let grown = log.into_entries();
            let advanced = keeper.advanced(&connection, grown).map_err(|it| it.to_string())?;
            connection.execute_batch("COMMIT").map_err(|it| it.to_string())?;
            keeper = advanced;
            Ok(())
        });
        if outcome.is_err() {
            // A failed commit leaves nothing behind; every waiter is told.
            let _ = connection.execute_batch("ROLLBACK");
        }
        for answer in answers {
            answer(outcome.clone());
        }
    }
}
