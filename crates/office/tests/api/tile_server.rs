//! A server of tiles on this computer, as somebody else's would be: it answers, refuses, is slow, sends elsewhere.
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is answered to a path with its query.
pub(crate) type Answering = dyn Fn(&str) -> Reply + Send + Sync;

pub(crate) enum Reply {
    Body(&'static str, Vec<u8>),
    Status(u16),
    Redirect(String),
    /// Says nothing for this long, then closes.
    Silence(Duration),
    /// Bytes without an end, until nobody listens.
    Endless,
}

/// Runs until the test's process ends.
pub(crate) struct TileServer {
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl TileServer {
    pub(crate) fn start(answering: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (log, answering): (_, Arc<Answering>) = (asked.clone(), Arc::new(answering));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, answering) = (log.clone(), answering.clone());
                std::thread::spawn(move || serve(stream, &log, &*answering));
            }
        });
        Self { address, asked }
    }

    /// Paths that were asked for.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, log: &Mutex<Vec<String>>, answering: &Answering) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut line = String::new();
    while reader.read_line(&mut line).ok()? > 2 {
        line.clear();
    }
    let path = first.split(' ').nth(1)?.to_owned();
    log.lock().unwrap().push(path.clone());
    let head =
        |status: u16, more: &str| format!("HTTP/1.1 {status} X\r\nConnection: close\r\n{more}\r\n");
    match answering(&path) {
        Reply::Body(kind, bytes) => {
            let more = format!(
                "Content-Type: {kind}\r\nContent-Length: {}\r\n",
                bytes.len()
            );
            stream.write_all(head(200, &more).as_bytes()).ok()?;
            stream.write_all(&bytes).ok()?;
        }
        Reply::Status(status) => {
            let more = "Content-Length: 0\r\n";
            stream.write_all(head(status, more).as_bytes()).ok()?;
        }
        Reply::Redirect(to) => {
            let more = format!("Location: {to}\r\nContent-Length: 0\r\n");
            stream.write_all(head(302, &more).as_bytes()).ok()?;
        }
        Reply::Silence(time) => std::thread::sleep(time),
        Reply::Endless => {
            stream.write_all(head(200, "").as_bytes()).ok()?;
            loop {
                stream.write_all(&[0x89; 65_536]).ok()?;
            }
        }
    }
    Some(())
}
