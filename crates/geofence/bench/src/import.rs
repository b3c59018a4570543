//! Files of a network read and packed, beside GDAL's conversion of the same files.

use crate::network::Network;
use anyhow::{Context, Result, ensure};
use linewarden_geofence::{FacilitySet, ReadOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The child: reads files, packs them, writes the packed file; how many facilities and vertices.
pub fn child(out: &str, files: &[&str]) -> Result<()> {
    let read = |f: &&str| -> Result<(String, Vec<u8>)> {
        let name = Path::new(f).file_name().context("a file")?;
        Ok((name.to_string_lossy().into_owned(), std::fs::read(f)?))
    };
    let files: Vec<_> = files.iter().map(read).collect::<Result<_>>()?;
    let reading = FacilitySet::read(&files, &ReadOptions::default(), &|_, _| true)
        .map_err(|e| anyhow::anyhow!("{}", e.code))?;
    ensure!(reading.set.rejects.is_empty(), "rejected rows");
    std::fs::write(out, reading.set.pack()?)?;
    let vertices = reading
        .set
        .facilities
        .iter()
        .map(|f| f.shape.vertices().count());
    println!(
        "{} {}",
        reading.set.facilities.len(),
        vertices.sum::<usize>()
    );
    Ok(())
}

fn write_geojson(network: &Network, path: &Path) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[\n")?;
    for (i, line) in network.lines.iter().enumerate() {
        let comma = if i == 0 { "" } else { ",\n" };
        let kv = network.kilovolts(i);
        write!(
            out,
            "{comma}{{\"type\":\"Feature\",\"properties\":{{\"id\":\"L{i}\",\"name\":\"{kv}kV示例线{i}\",\"voltage\":\"{kv}kV\"}},\"geometry\":{{\"type\":\"LineString\",\"coordinates\":["
        )?;
        for (k, p) in line.iter().enumerate() {
            write!(out, "{}[{},{}]", if k == 0 { "" } else { "," }, p[0], p[1])?;
        }
        out.write_all(b"]}}")?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(())
}

fn run_quietly(command: &mut Command) -> Result<String> {
    let out = command.output().context("the program is not there")?;
    ensure!(
        out.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    Ok(String::from_utf8(out.stdout)?)
}

fn ogr(format: &str, from: &Path, to: &Path) -> Command {
    let mut command = Command::new("ogr2ogr");
    command
        .args(["-f", format])
        .args([to, from])
        // One writer's transaction for all rows, its best form.
        .args(["-gt", "unlimited"]);
    command
}

/// The median of five, in seconds.
fn median(mut go: impl FnMut() -> Result<()>) -> Result<f64> {
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        go()?;
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    Ok(times[2])
}

pub fn compare(network: &Network, folder: &Path) -> Result<()> {
    let version = run_quietly(Command::new("ogr2ogr").arg("--version"))?;
    let json = folder.join("lines.geojson");
    write_geojson(network, &json)?;
    let (shp, gpkg) = (folder.join("lines.shp"), folder.join("lines.gpkg"));
    let mut shape = ogr("ESRI Shapefile", &json, &shp);
    run_quietly(shape.args(["-lco", "ENCODING=UTF-8"]))?;
    run_quietly(&mut ogr("GPKG", &json, &gpkg))?;
    let parts: Vec<PathBuf> = ["shp", "shx", "dbf", "prj", "cpg"]
        .map(|e| shp.with_extension(e))
        .into();
    let vertices: usize = network.lines.iter().map(Vec::len).sum();
    println!(
        "\nImport of {} lines, {vertices} vertices; {}",
        network.lines.len(),
        version.trim()
    );
    println!("\n| file | MB | read and packed, s | ogr2ogr to GPKG | to FlatGeobuf | times |");
    println!("|---|---|---|---|---|---|");
    for (name, from, files) in [
        ("GeoJSON", &json, vec![json.clone()]),
        ("Shapefile", &shp, parts),
        ("GeoPackage", &gpkg, vec![gpkg.clone()]),
    ] {
        let mut bytes = 0;
        for f in &files {
            bytes += std::fs::metadata(f)?.len();
        }
        let packed = folder.join("lines.lwpack");
        let ours = median(|| {
            let mut child = Command::new(std::env::current_exe()?);
            let said = run_quietly(child.arg("import-one").arg(&packed).args(&files))?;
            ensure!(
                said.trim() == format!("{} {vertices}", network.lines.len()),
                "{name}: {said}"
            );
            Ok(())
        })?;
        let theirs = |format: &str, ending: &str| {
            let to = folder.join("converted").with_extension(ending);
            median(|| {
                let _ = std::fs::remove_file(&to);
                run_quietly(&mut ogr(format, from, &to)).map(drop)
            })
        };
        let (to_gpkg, to_fgb) = (theirs("GPKG", "gpkg")?, theirs("FlatGeobuf", "fgb")?);
        println!(
            "| {name} | {:.1} | {ours:.2} | {to_gpkg:.2} | {to_fgb:.2} | {:.1} / {:.1} |",
            bytes as f64 / 1e6,
            to_gpkg / ours,
            to_fgb / ours
        );
    }
    Ok(())
}
