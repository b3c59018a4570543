//! Writes a sample of every paper: `cargo run -p linewarden-papers --example sample_papers -- DIR`.
//!
//! Each is rendered in a child, as in the product: this program starts itself again with `paper-worker`.

#[path = "../tests/samples/mod.rs"]
#[allow(dead_code, unreachable_pub)]
mod samples;

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use linewarden_papers::{Renderer, worker};

fn main() -> Result<(), Box<dyn Error>> {
    let dir = match env::args_os().nth(1) {
        Some(arg) if arg == "paper-worker" => {
            return Ok(worker::main(io::stdin().lock(), io::stdout().lock())?);
        }
        Some(dir) => PathBuf::from(dir),
        None => return Err("usage: sample_papers DIR".into()),
    };
    fs::create_dir_all(&dir)?;
    let renderer = Renderer::child(
        env::current_exe()?,
        vec!["paper-worker".into()],
        Duration::from_secs(20),
        Some(1 << 30),
    );
    for (name, paper) in samples::all() {
        let start = Instant::now();
        let pdf = renderer.render(&paper)?;
        println!(
            "{name}: {} pages, {} bytes, archival {}, {} ms",
            pdf.pages,
            pdf.bytes.len(),
            pdf.archival,
            start.elapsed().as_millis()
        );
        fs::write(dir.join(name).with_extension("pdf"), &pdf.bytes)?;
        let preview = renderer.preview(&paper)?;
        for (page, svg) in preview.pages.iter().enumerate() {
            fs::write(dir.join(format!("{name}-{}.svg", page + 1)), svg)?;
        }
    }
    Ok(())
}
