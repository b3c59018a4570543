//! The first answer of a process that has just started.

use crate::network::shape;
use crate::peers::WITHIN;
use anyhow::{Result, ensure};
use linewarden_geofence::{Index, LonLat};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// The child: opens the file by a map and answers once.
pub fn child(file: &str, at: LonLat) -> Result<()> {
    let map = unsafe { memmap2::Mmap::map(&std::fs::File::open(file)?)? };
    let index = Index::open(map)?;
    let ring: Vec<LonLat> = [
        [0.0, 0.0],
        [3e-4, 0.0],
        [3e-4, 3e-4],
        [0.0, 3e-4],
        [0.0, 0.0],
    ]
    .map(|d| [at[0] + d[0], at[1] + d[1]])
    .to_vec();
    println!("{}", index.search().within(&shape(&ring), WITHIN)?.len());
    Ok(())
}

/// Forgets a file's pages.
fn cool(path: &Path) -> Result<()> {
    use std::os::fd::AsRawFd;
    let file = std::fs::File::open(path)?;
    file.sync_all()?;
    unsafe { libc::posix_fadvise(file.as_raw_fd(), 0, 0, libc::POSIX_FADV_DONTNEED) };
    Ok(())
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

pub fn compare(
    url: &str,
    file: &Path,
    sites: &[Vec<LonLat>],
    plane: &[Vec<[f64; 2]>],
) -> Result<()> {
    let program = std::env::current_exe()?;
    let ask = |i: usize| -> Result<f64> {
        let at = sites[i][0].map(|v| v.to_string());
        let start = Instant::now();
        let out = Command::new(&program)
            .arg("first")
            .arg(file)
            .args(&at)
            .output()?;
        ensure!(
            out.status.success(),
            "first: {}",
            String::from_utf8_lossy(&out.stderr)
        );
        Ok(start.elapsed().as_secs_f64() * 1e3)
    };
    ask(0)?;
    let warm = middle((0..31).map(ask).collect::<Result<_>>()?);
    let cold = middle(
        (0..15)
            .map(|i| cool(file).and_then(|()| ask(i)))
            .collect::<Result<_>>()?,
    );
    let peer = |i: usize| -> Result<f64> {
        let start = Instant::now();
        crate::postgis::first(url, &plane[i], WITHIN)?;
        Ok(start.elapsed().as_secs_f64() * 1e3)
    };
    peer(0)?;
    let theirs = middle((0..31).map(peer).collect::<Result<_>>()?);
    println!(
        "- first answer of a new process: {warm:.2} ms warm, {cold:.2} ms with cold files; a new PostGIS connection {theirs:.1} ms, {:.0} times",
        theirs / warm
    );
    if let (Ok(stop), Ok(begin), Ok(data)) = (
        std::env::var("BENCH_PG_STOP"),
        std::env::var("BENCH_PG_START"),
        std::env::var("BENCH_PG_DATA"),
    ) {
        let shell = |text: &str| {
            Command::new("sh")
                .args(["-c", text])
                .stdout(std::process::Stdio::null())
                .status()
        };
        let mut times = Vec::new();
        for i in 0..5 {
            shell(&stop)?;
            shell(&format!(
                "find {data} -type f -exec dd of={{}} oflag=nocache conv=notrunc,fdatasync count=0 status=none \\;"
            ))?;
            let start = Instant::now();
            shell(&begin)?;
            crate::postgis::first(url, &plane[i], WITHIN)?;
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        let theirs = middle(times);
        println!(
            "- a PostGIS server started for it, cold files: {theirs:.0} ms, {:.0} times",
            theirs / cold
        );
    }
    Ok(())
}
