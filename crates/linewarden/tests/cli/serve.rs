use crate::run::refusal;
use crate::sample::{text, unfounded};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A server that ends with the test.
struct Server {
    child: Child,
    lines: BufReader<ChildStdout>,
    address: String,
}

impl Server {
    fn start(store: &Path, pages: &Path, lang: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_linewarden"))
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--lang",
                lang,
                "--store",
                text(store),
                "--pages",
                text(pages),
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("started");
        let mut lines = BufReader::new(child.stdout.take().expect("piped"));
        let mut first = String::new();
        lines.read_line(&mut first).expect("a line");
        let address = first
            .trim_end()
            .strip_prefix("listening http://")
            .expect("the first line is the address")
            .to_owned();
        Server {
            child,
            lines,
            address,
        }
    }

    fn get(&self, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("connected");
        let address = &self.address;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n"
        )
        .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([name, &self.child.id().to_string()])
            .status()
            .expect("kill");
        assert!(sent.success());
    }

    fn exit_within(&mut self, most: Duration) -> i32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("waited") {
                return status.code().expect("it ends by itself");
            }
            assert!(begun.elapsed() < most, "still running");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pages(folder: &Path) -> std::path::PathBuf {
    let pages = folder.join("pages");
    std::fs::create_dir(&pages).expect("made");
    std::fs::write(pages.join("index.html"), "<title>示例</title>").expect("written");
    pages
}

#[cfg(unix)]
#[test]
fn says_where_it_listens_lets_one_browser_in_and_ends_when_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let pages = pages(folder.path());
    for (lang, opens, signal) in [("zh", "打开 ", "-TERM"), ("en", "open ", "-INT")] {
        let mut server = Server::start(&store, &pages, lang);
        let mut second = String::new();
        server.lines.read_line(&mut second).expect("a line");
        let enter = second
            .trim_end()
            .strip_prefix(opens)
            .expect("then the address for people")
            .to_owned();
        let path = enter
            .strip_prefix(&format!("http://{}", server.address))
            .expect("on the same address");
        assert!(path.starts_with("/enter?token="), "{path}");
        let entered = server.get(path, "");
        assert!(
            entered.starts_with("HTTP/1.1 303") && entered.contains("set-cookie: "),
            "{entered}"
        );
        assert!(
            server.get(path, "").starts_with("HTTP/1.1 401"),
            "the address works once"
        );
        assert!(server.get("/", "").contains("<title>示例</title>"));

        // A connection that stays open does not hold the server.
        let idle = TcpStream::connect(&server.address).expect("connected");
        server.signal(signal);
        assert_eq!(server.exit_within(Duration::from_secs(10)), 0, "{signal}");
        drop(idle);
        let mut rest = String::new();
        server.lines.read_to_string(&mut rest).expect("read");
        assert_eq!(rest, "", "two lines and no more");
    }
    let verified = crate::run::answer(&["verify", "--store", text(&store)]);
    assert_eq!(verified["sound"], true);
}

#[cfg(unix)]
#[test]
fn a_store_in_use_can_be_verified() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let pages = pages(folder.path());
    let server = Server::start(&store, &pages, "en");
    assert_eq!(
        crate::run::answer(&["verify", "--store", text(&store)])["sound"],
        true
    );
    drop(server);
}

#[test]
fn refuses_what_it_cannot_serve() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    unfounded(&store);
    let store = text(&store);
    let empty = text(folder.path());
    for (args, code) in [
        (
            &["serve", "--database", "postgres://localhost/x"][..],
            "serve.database_unsupported",
        ),
        (&["serve"], "usage.missing_argument"),
        (
            &["serve", "--store", store, "--listen", "nonsense"],
            "usage.invalid_value",
        ),
        (
            &["serve", "--store", store, "--pages", empty],
            "serve.pages_missing",
        ),
        (
            &[
                "serve",
                "--store",
                store,
                "--pages",
                empty,
                "--database",
                "x",
            ],
            "usage.conflict",
        ),
    ] {
        assert_eq!(refusal(args)["code"], code, "{args:?}");
    }
    let pages = pages(folder.path());
    let error = refusal(&[
        "serve",
        "--store",
        store,
        "--pages",
        text(&pages),
        "--listen",
        "192.0.2.1:0",
    ]);
    assert_eq!(error["code"], "serve.loopback_only");
}
