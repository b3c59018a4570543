//! `linewarden screen`: is a site in a protection zone, by files.

pub(crate) mod inputs;
mod text;
pub(crate) mod words;

use crate::output::{Answer, CliError};
use crate::words::{find, lang, message};
use clap::Args;
use linewarden_geofence::files::{CrsBy, FileReport, read_coverage, read_populated, read_site};
use linewarden_geofence::{
    Crs, CrsTable, FacilitySet, Index, ReadOptions, Screening, Site, SiteInput, SiteSource, Work,
    ZonePolicy, screen,
};
use serde_json::{Value, json};
use std::path::PathBuf;
use words::help;

// Coordinates and heights may begin with a hyphen.
#[derive(Debug, Args)]
pub(crate) struct ScreenArgs {
    #[arg(long, required = true, num_args = 1.., value_name = "FILE", help = help("facilities"))]
    facilities: Vec<PathBuf>,
    #[arg(long, value_name = "EPSG:4326", help = help("crs"))]
    crs: Option<String>,
    #[arg(long, value_name = "FILE", help = help("site"))]
    site: PathBuf,
    #[arg(long, value_name = "EPSG:4326", help = help("site_crs"))]
    site_crs: Option<String>,
    #[arg(long, allow_hyphen_values = true, value_name = "M", help = help("site_accuracy"))]
    site_accuracy: Option<f64>,
    #[arg(long, allow_hyphen_values = true, value_name = "M", help = help("facility_accuracy"))]
    facility_accuracy: Option<f64>,
    #[arg(long, value_delimiter = ',', value_name = "building,crane,…", help = help("work"))]
    work: Vec<String>,
    #[arg(long, allow_hyphen_values = true, value_name = "M", help = help("reach"))]
    reach: Option<f64>,
    #[arg(long, allow_hyphen_values = true, value_name = "M", help = help("machine_height"))]
    machine_height: Option<f64>,
    #[arg(long, allow_hyphen_values = true, value_name = "X,Y", help = help("stand"))]
    stand: Option<String>,
    #[arg(long, allow_hyphen_values = true, value_name = "M", help = help("height"))]
    height: Option<f64>,
    #[arg(long, allow_hyphen_values = true, value_name = "M", help = help("spread"))]
    spread: Option<f64>,
    #[arg(long, value_name = "FILE", help = help("coverage"))]
    coverage: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help("own_crs"))]
    own_crs: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help("populated"))]
    populated: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help("policy"))]
    policy: Option<PathBuf>,
    #[arg(long, allow_hyphen_values = true, value_name = "M", help = help("within"))]
    within: Option<f64>,
    #[arg(long, value_delimiter = ',', value_name = "name=线路名称,…", help = help("map"))]
    map: Vec<String>,
}

/// Screens the site of one file against the facilities of others.
pub(crate) fn run(args: ScreenArgs) -> Result<Answer, CliError> {
    let own = match &args.policy {
        None => None,
        Some(path) => Some(ZonePolicy::parse(&inputs::text(path)?).map_err(|e| {
            let params = json!({ "path": path.display().to_string(), "detail": e.to_string() });
            CliError::new(e.code(), params, "policy.export_first")
        })?),
    };
    let policy = own.as_ref().unwrap_or_else(|| ZonePolicy::shipped());
    check_numbers(&args)?;
    let work = work(&args)?;
    let answer = answer(&args, &work, policy)?;
    let value = serde_json::to_value(&answer).expect("an answer is plain numbers and text");
    let text = text::text(&value, lang());
    Ok(Answer::Data { value, text })
}

fn answer(args: &ScreenArgs, work: &Work, policy: &ZonePolicy) -> Result<Screening, CliError> {
    let table = own_systems(args)?;
    let options = ReadOptions {
        crs: args.crs.as_deref().map(Crs::parse),
        columns: inputs::columns(&args.map)?,
        spread_m: args.spread,
        accuracy_m: args.facility_accuracy,
        own_crs: table.clone(),
        ..ReadOptions::default()
    };
    let files = inputs::files(&args.facilities)?;
    let reading = FacilitySet::read(&files, &options, &|_, _| true).map_err(inputs::refused)?;
    reading
        .report
        .files
        .iter()
        .for_each(|f| tell(f, args.crs.is_some()));
    let mut set = reading.set;
    if let Some(path) = &args.coverage {
        let name = path.display().to_string();
        let bytes = inputs::bytes(path)?;
        set.coverage = read_coverage(&name, &bytes).map_err(inputs::refused)?;
    }
    if let Some(path) = &args.populated {
        let name = path.display().to_string();
        let bytes = inputs::bytes(path)?;
        set.populated = read_populated(&name, &bytes).map_err(inputs::refused)?;
    }
    let file = read_site(
        &inputs::files(std::slice::from_ref(&args.site))?,
        args.site_crs.as_deref(),
    )
    .map_err(inputs::refused)?;
    if file.crs_by == CrsBy::Given {
        warn(
            "crs_given",
            &json!({ "file": args.site.display().to_string(), "crs": file.crs }),
        );
    }
    let index = Index::build(set);
    let Some(geometry) = file.geometry else {
        return Ok(Screening {
            facilities_version: index.version().to_owned(),
            rules_version: policy.version().to_owned(),
            ..Screening::impossible("site.none", json!({}), "")
        });
    };
    let input = SiteInput {
        geometry,
        crs: file.crs,
        source: SiteSource::File,
        accuracy_m: args.site_accuracy,
        height_m: args.height,
    };
    let site = Site::parse_with(&input, policy, &table)
        .map_err(|e| CliError::new(e.code(), e.params(), "site.check_outline"))?;
    if let Some(stand) = work.stand
        // A site that is not placed has an answer of its own, which says so.
        && table.resolve(site.crs).is_known()
    {
        site.place(stand).map_err(|e| {
            CliError::new(
                "stand.not_a_place",
                json!({ "given": args.stand, "why": e.code() }),
                "stand.in_site_crs",
            )
        })?;
    }
    Ok(screen(&index, &site, work, policy, args.within))
}

/// The office's own systems, in the form in which it keeps them.
fn own_systems(args: &ScreenArgs) -> Result<CrsTable, CliError> {
    let Some(path) = &args.own_crs else {
        return Ok(CrsTable::default());
    };
    CrsTable::parse(&inputs::text(path)?)
        .map_err(|e| CliError::new(e.code(), e.params(), "own_crs.check_parameters"))
}

fn work(args: &ScreenArgs) -> Result<Work, CliError> {
    let mut work = Work {
        reach_m: args.reach,
        machine_height_m: args.machine_height,
        ..Work::default()
    };
    for word in args.work.iter().map(|w| w.trim()).filter(|w| !w.is_empty()) {
        if !work.declare(word) {
            let accepted = "building,crane,excavation,piling,drilling,earth,blasting,vehicle";
            return Err(CliError::new(
                "work.unknown",
                json!({ "given": word, "accepted": accepted }),
                "work.choose_listed",
            ));
        }
    }
    if let Some(text) = &args.stand {
        let numbers: Option<Vec<f64>> = text
            .split([',', '，'])
            .map(|n| n.trim().parse().ok())
            .collect();
        match numbers.as_deref() {
            Some([x, y]) if x.is_finite() && y.is_finite() => work.stand = Some([*x, *y]),
            _ => {
                return Err(CliError::new(
                    "stand.not_a_pair",
                    json!({ "given": text }),
                    "stand.in_site_crs",
                ));
            }
        }
    }
    Ok(work)
}

fn check_numbers(args: &ScreenArgs) -> Result<(), CliError> {
    let rows = [
        ("--site-accuracy", args.site_accuracy, 0.0, 10_000.0),
        ("--facility-accuracy", args.facility_accuracy, 0.0, 10_000.0),
        ("--reach", args.reach, 0.0, 1_000.0),
        ("--machine-height", args.machine_height, 0.0, 1_000.0),
        ("--height", args.height, -500.0, 10_000.0),
        ("--spread", args.spread, 0.0, 200.0),
        ("--within", args.within, 0.0, 100_000.0),
    ];
    for (option, value, least, most) in rows {
        if let Some(value) = value
            && !(least..=most).contains(&value)
        {
            let params = json!({ "option": option, "value": value.to_string(), "least": least, "most": most });
            return Err(CliError::new(
                "number.out_of_range",
                params,
                "number.check_unit",
            ));
        }
    }
    Ok(())
}

/// What a person should know about a file before trusting the answer, on stderr.
pub(crate) fn tell(file: &FileReport, crs_given: bool) {
    let name = &file.file;
    match file.crs_by {
        CrsBy::Unknown => warn("crs_unknown", &json!({ "file": name })),
        CrsBy::Given => warn("crs_given", &json!({ "file": name, "crs": file.crs })),
        CrsBy::Stated if crs_given => warn("crs_stated", &json!({ "file": name, "crs": file.crs })),
        _ => {}
    }
    if let Some(first) = file.rejected.first() {
        let why = said("row", &first.code, &Value::Null);
        let params =
            json!({ "file": name, "count": file.rejected.len(), "row": first.row, "why": why });
        warn("rejected", &params);
    }
    let mut codes: Vec<&str> = file.warnings.iter().map(|w| w.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in codes {
        let of: Vec<_> = file.warnings.iter().filter(|w| w.code == code).collect();
        let count = of.len();
        let params = of.first().map(|w| json!(w.params)).unwrap_or_default();
        let what = said("remark", code, &params);
        warn(
            "noted",
            &json!({ "file": name, "what": what, "count": count }),
        );
    }
}

/// The words of a code; a code without words is still named.
fn said(group: &str, code: &str, params: &Value) -> String {
    find(lang(), &format!("{group}.{code}"), params).unwrap_or_else(|| code.to_owned())
}

fn warn(key: &str, params: &Value) {
    eprintln!("{}", message(lang(), &format!("screen.{key}"), params));
}
