//! Rendering in a child: same bytes as here, and nothing that happens to the child stays.

#[allow(dead_code, unreachable_pub)]
mod common;
#[allow(dead_code, unreachable_pub)]
mod samples;

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use linewarden_papers::{Paper, Renderer, render};
use serde_json::json;

/// The example that serves as the product's program; cargo builds it with the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let path = test
        .ancestors()
        .nth(2)
        .unwrap()
        .join("examples")
        .join("sample_papers");
    assert!(
        path.exists(),
        "{} is built by `cargo test` without --test",
        path.display()
    );
    path
}

fn child(timeout: Duration, memory: Option<u64>) -> Renderer {
    Renderer::child(program(), vec!["paper-worker".into()], timeout, memory)
}

/// A notice whose rendering takes far longer than the tests wait.
fn heavy(findings: usize) -> Paper {
    let mut facts = samples::notice_facts(Some(12));
    facts["findings"] = (0..findings)
        .map(|n| json!(format!("第{n}处，{}", "基础开挖进入保护区，".repeat(40))))
        .collect();
    samples::notice_from(facts)
}

#[test]
fn a_child_gives_the_same_bytes_and_stays_warm() {
    let renderer = child(Duration::from_secs(60), Some(1 << 30));
    let paper = samples::notice(Some(12));
    let here = render(&paper, &common::fonts()).unwrap();
    assert_eq!(renderer.render(&paper).unwrap(), here);
    let first = renderer.child_id().expect("the child stays");
    assert_eq!(renderer.preview(&paper).unwrap().pages.len(), here.pages);
    assert_eq!(
        renderer.missing_glyphs("示\u{1f9ff}").unwrap(),
        ['\u{1f9ff}']
    );
    assert_eq!(renderer.child_id(), Some(first));
}

#[cfg(unix)]
#[test]
fn a_child_killed_while_rendering_is_an_error_once() {
    let renderer = child(Duration::from_secs(60), None);
    let paper = samples::receipt();
    let before = renderer.render(&paper).unwrap();
    let pid = renderer.child_id().unwrap();
    let long = heavy(6_000);
    std::thread::scope(|scope| {
        let heavy = scope.spawn(|| renderer.render(&long));
        // The request is on its way within the first second (else the dead child would just be replaced).
        std::thread::sleep(Duration::from_millis(2_500));
        assert!(!heavy.is_finished());
        assert!(
            Command::new("kill")
                .args(["-9", &pid.to_string()])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(heavy.join().unwrap().unwrap_err().code(), "papers.worker");
    });
    assert_eq!(renderer.render(&paper).unwrap(), before);
    assert_ne!(renderer.child_id(), Some(pid));
}

#[test]
fn an_endless_rendering_is_ended_at_the_limit() {
    let renderer = child(Duration::from_secs(3), None);
    let long = heavy(20_000);
    let start = Instant::now();
    let error = renderer.render(&long).unwrap_err();
    assert_eq!(
        (error.code(), error.params()["seconds"].as_u64()),
        ("papers.timeout", Some(3))
    );
    assert!(start.elapsed() < Duration::from_secs(10));
    assert!(renderer.child_id().is_none(), "the child is gone");
    assert_eq!(renderer.render(&samples::receipt()).unwrap().pages, 1);
}

#[cfg(unix)]
#[test]
fn a_child_without_memory_is_an_error_and_no_hang() {
    let renderer = child(Duration::from_secs(20), Some(48 << 20));
    assert_eq!(
        renderer.render(&samples::receipt()).unwrap_err().code(),
        "papers.worker"
    );
}

#[test]
fn a_program_that_is_not_there_is_an_error() {
    let renderer = Renderer::child(
        "/nonexistent/program".into(),
        Vec::new(),
        Duration::from_secs(5),
        None,
    );
    assert_eq!(
        renderer.render(&samples::receipt()).unwrap_err().code(),
        "papers.worker"
    );
}
