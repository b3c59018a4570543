//! PostGIS: one row a segment, a GiST index, prepared statements, binary results.

use crate::network::Segment;
use anyhow::Result;
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, NoTls, Statement};
use std::time::{Duration, Instant};

/// Which type it stores.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// Plane, EPSG:4548.
    Geometry,
    /// Spheroid, EPSG:4326.
    Geography,
}

impl Form {
    pub fn word(self) -> &'static str {
        match self {
            Form::Geometry => "geometry",
            Form::Geography => "geography",
        }
    }

    fn srid(self) -> u32 {
        match self {
            Form::Geometry => 4548,
            Form::Geography => 4326,
        }
    }
}

/// Extended well-known binary, which both types take as they are.
#[derive(Debug)]
struct Ewkb(Vec<u8>);

impl ToSql for Ewkb {
    fn to_sql(
        &self,
        _: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        out.extend_from_slice(&self.0);
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        ["geometry", "geography", "bytea"].contains(&ty.name())
    }

    to_sql_checked!();
}

fn line(form: Form, points: &[[f64; 2]]) -> Ewkb {
    let mut out = vec![1];
    out.extend_from_slice(&0x2000_0002_u32.to_le_bytes());
    out.extend_from_slice(&form.srid().to_le_bytes());
    corners(points, &mut out);
    Ewkb(out)
}

fn polygon(form: Form, points: &[[f64; 2]]) -> Ewkb {
    let mut out = vec![1];
    out.extend_from_slice(&0x2000_0003_u32.to_le_bytes());
    out.extend_from_slice(&form.srid().to_le_bytes());
    out.extend_from_slice(&1_u32.to_le_bytes());
    corners(points, &mut out);
    Ewkb(out)
}

fn corners(points: &[[f64; 2]], out: &mut Vec<u8>) {
    out.extend_from_slice(&(points.len() as u32).to_le_bytes());
    points
        .iter()
        .flatten()
        .for_each(|v| out.extend_from_slice(&v.to_le_bytes()));
}

pub struct PostGis {
    pub client: Client,
    form: Form,
    query: Option<Statement>,
    /// Bytes of table and index.
    pub bytes: i64,
    pub copied: Duration,
    pub indexed: Duration,
}

impl PostGis {
    pub fn connect(url: &str, form: Form) -> Result<PostGis> {
        let mut client = Client::connect(url, NoTls)?;
        client.batch_execute("CREATE EXTENSION IF NOT EXISTS postgis; SET jit = off; SET max_parallel_workers_per_gather = 0; SET work_mem = '512MB'; SET maintenance_work_mem = '2GB'; SET max_parallel_maintenance_workers = 0")?;
        Ok(PostGis {
            client,
            form,
            query: None,
            bytes: 0,
            copied: Duration::ZERO,
            indexed: Duration::ZERO,
        })
    }

    fn kind(&mut self) -> Result<Type> {
        let word = self.form.word();
        let statement = self.client.prepare(&format!("SELECT NULL::{word}"))?;
        Ok(statement.columns()[0].type_().clone())
    }

    pub fn load(&mut self, segments: &[Segment]) -> Result<()> {
        let word = self.form.word();
        let kind = self.kind()?;
        self.client.batch_execute(&format!(
            "DROP TABLE IF EXISTS seg_{word}; CREATE TABLE seg_{word} (fac int4, g {word})"
        ))?;
        let start = Instant::now();
        let sink = self
            .client
            .copy_in(&format!("COPY seg_{word} FROM STDIN BINARY"))?;
        let mut writer = BinaryCopyInWriter::new(sink, &[Type::INT4, kind]);
        for s in segments {
            writer.write(&[&(s.facility as i32), &line(self.form, &[s.a, s.b])])?;
        }
        writer.finish()?;
        self.copied = start.elapsed();
        self.indexed = Duration::MAX;
        for _ in 0..crate::BUILDS {
            self.client
                .batch_execute(&format!("DROP INDEX IF EXISTS seg_{word}_g"))?;
            let start = Instant::now();
            self.client.batch_execute(&format!(
                "CREATE INDEX seg_{word}_g ON seg_{word} USING gist (g)"
            ))?;
            self.indexed = self.indexed.min(start.elapsed());
        }
        self.client
            .batch_execute(&format!("VACUUM ANALYZE seg_{word}"))?;
        let row = self
            .client
            .query_one(&format!("SELECT pg_total_relation_size('seg_{word}')"), &[])?;
        self.bytes = row.get(0);
        Ok(())
    }

    pub fn query(&mut self, site: &[[f64; 2]], within: f64) -> Result<Vec<(u32, f64)>> {
        let word = self.form.word();
        if self.query.is_none() {
            let kind = self.kind()?;
            let text = format!(
                "SELECT fac, min(ST_Distance(g, $1)) FROM seg_{word} WHERE ST_DWithin(g, $1, $2) GROUP BY fac ORDER BY fac"
            );
            self.query = Some(self.client.prepare_typed(&text, &[kind, Type::FLOAT8])?);
        }
        let Some(statement) = &self.query else {
            unreachable!()
        };
        let rows = self
            .client
            .query(statement, &[&polygon(self.form, site), &within])?;
        Ok(rows
            .iter()
            .map(|r| (r.get::<_, i32>(0) as u32, r.get(1)))
            .collect())
    }

    /// All sites in one statement; how many pairs and how long it took.
    pub fn join(&mut self, sites: &[Vec<[f64; 2]>], within: f64) -> Result<(i64, Duration)> {
        let word = self.form.word();
        self.sites(sites)?;
        let text = format!(
            "SELECT count(*) FROM (SELECT s.id, f.fac, min(ST_Distance(f.g, s.g)) FROM site_{word} s JOIN seg_{word} f ON ST_DWithin(f.g, s.g, $1) GROUP BY 1, 2) q"
        );
        let statement = self.client.prepare_typed(&text, &[Type::FLOAT8])?;
        let start = Instant::now();
        let row = self.client.query_one(&statement, &[&within])?;
        Ok((row.get(0), start.elapsed()))
    }

    pub fn sites(&mut self, sites: &[Vec<[f64; 2]>]) -> Result<()> {
        let word = self.form.word();
        let kind = self.kind()?;
        self.client.batch_execute(&format!(
            "DROP TABLE IF EXISTS site_{word}; CREATE TABLE site_{word} (id int4, g {word})"
        ))?;
        let sink = self
            .client
            .copy_in(&format!("COPY site_{word} FROM STDIN BINARY"))?;
        let mut writer = BinaryCopyInWriter::new(sink, &[Type::INT4, kind]);
        for (i, site) in sites.iter().enumerate() {
            writer.write(&[&(i as i32), &polygon(self.form, site)])?;
        }
        writer.finish()?;
        self.client
            .batch_execute(&format!("CREATE INDEX ON site_{word} USING gist (g)"))?;
        self.client
            .batch_execute(&format!("VACUUM ANALYZE site_{word}"))?;
        Ok(())
    }

    /// The stored sites near a line that changed, segment by segment in one statement.
    pub fn changed(&mut self, points: &[[f64; 2]], within: f64) -> Result<(usize, Duration)> {
        let word = self.form.word();
        let array = self
            .client
            .prepare(&format!("SELECT NULL::{word}[]"))?
            .columns()[0]
            .type_()
            .clone();
        let text = format!(
            "SELECT s.id, min(ST_Distance(s.g, l.g)) FROM unnest($1::{word}[]) AS l(g) JOIN site_{word} s ON ST_DWithin(s.g, l.g, $2) GROUP BY 1"
        );
        let statement = self.client.prepare_typed(&text, &[array, Type::FLOAT8])?;
        let lines: Vec<Ewkb> = points.windows(2).map(|w| line(self.form, w)).collect();
        self.client.query(&statement, &[&lines, &within])?;
        let (mut rows, mut took) = (0, Duration::MAX);
        for _ in 0..5 {
            let start = Instant::now();
            rows = self.client.query(&statement, &[&lines, &within])?.len();
            took = took.min(start.elapsed());
        }
        Ok((rows, took))
    }
}

/// A new connection, one question, its answer.
pub fn first(url: &str, site: &[[f64; 2]], within: f64) -> Result<usize> {
    let mut client = Client::connect(url, NoTls)?;
    let kind = client.prepare("SELECT NULL::geometry")?.columns()[0]
        .type_()
        .clone();
    let text = "SELECT fac, min(ST_Distance(g, $1)) FROM seg_geometry WHERE ST_DWithin(g, $1, $2) GROUP BY fac";
    let statement = client.prepare_typed(text, &[kind, Type::FLOAT8])?;
    Ok(client
        .query(&statement, &[&polygon(Form::Geometry, site), &within])?
        .len())
}
