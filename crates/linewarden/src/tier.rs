//! `linewarden tier`: which tier, which row, which path.

use crate::help::help;
use crate::output::{Answer, CliError};
use crate::words::{self, Lang};
use clap::{Args, ValueEnum};
use linewarden_rules::capacity::{SupplyVoltage, parse_capacity};
use linewarden_rules::routing::{
    Applied, IncreaseBasis, Routing, Step, StepWhy, TierTable, UnitKind, route,
};
use serde_json::json;
use std::path::PathBuf;

// Values that may begin with a hyphen are ours to judge: `--capacity -1` is a capacity below zero, not an option.
#[derive(Debug, Args)]
pub(crate) struct TierArgs {
    #[arg(long, allow_hyphen_values = true, value_name = "380V", help = help("tier.voltage"))]
    voltage: String,
    #[arg(long, allow_hyphen_values = true, value_name = "13.2kW", help = help("tier.capacity"))]
    capacity: String,
    #[arg(long, allow_hyphen_values = true, value_name = "8kW", help = help("tier.existing"))]
    existing: Option<String>,
    #[arg(long, value_enum, value_name = "total|added", help = help("tier.basis"))]
    basis: Option<Basis>,
    #[arg(long, value_name = "FILE", help = help("tier.table"))]
    table: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Basis {
    Total,
    Added,
}

impl From<Basis> for IncreaseBasis {
    fn from(basis: Basis) -> Self {
        match basis {
            Basis::Total => IncreaseBasis::Total,
            Basis::Added => IncreaseBasis::Added,
        }
    }
}

/// Routes one application.
pub(crate) fn run(args: TierArgs) -> Result<Answer, CliError> {
    let own = match &args.table {
        Some(path) => {
            let text =
                std::fs::read_to_string(path).map_err(|error| CliError::file(path, &error))?;
            Some(TierTable::from_json(&text)?)
        }
        None => None,
    };
    let table = own.as_ref().unwrap_or_else(|| TierTable::shipped());
    let voltage = SupplyVoltage::parse(&args.voltage)?;
    let applied = Applied {
        voltage,
        capacity: parse_capacity(&args.capacity, voltage)?,
        existing: args
            .existing
            .as_deref()
            .map(|text| parse_capacity(text, voltage))
            .transpose()?,
    };
    let routing = route(table, applied, args.basis.map(IncreaseBasis::from))?;
    let text = in_words(&routing, words::lang());
    Ok(Answer::Data {
        value: json!(routing),
        text,
    })
}

fn in_words(routing: &Routing, lang: Lang) -> String {
    let params = json!({
        "tier": routing.tier,
        "row": routing.row.id,
        "version": routing.policy_version,
        "voltage": routing.applied.voltage.to_string(),
        "deciding": routing.deciding.to_string(),
        "applied": routing.applied.capacity.to_string(),
        "existing": routing.applied.existing.map(|capacity| capacity.to_string()),
        "source": routing.row.provenance.source,
    });
    let mut lines = vec![words::message(lang, "tier.answer", &params)];
    if routing.applied.existing.is_some() {
        let key = match routing.increase_basis {
            IncreaseBasis::Total => "tier.increase_total",
            IncreaseBasis::Added => "tier.increase_added",
        };
        lines.push(words::message(lang, key, &params));
    }
    lines.push(words::message(lang, "tier.source", &params));
    lines.extend(
        routing
            .path
            .iter()
            .enumerate()
            .map(|(index, step)| step_in_words(index + 1, step, lang)),
    );
    let eyes = if routing.four_eyes {
        "tier.four_eyes_on"
    } else {
        "tier.four_eyes_off"
    };
    lines.push(words::message(lang, eyes, &params));
    lines.join("\n")
}

fn step_in_words(number: usize, step: &Step, lang: Lang) -> String {
    let units = |units: &[UnitKind], separator: &str| {
        units
            .iter()
            .map(|unit| words::name(lang, "unit", unit))
            .collect::<Vec<_>>()
            .join(separator)
    };
    let who = match step.same_unit_as {
        Some(stage) => words::message(
            lang,
            "tier.same_unit",
            &json!({ "stage": words::name(lang, "stage", &stage) }),
        ),
        None => units(&step.units, " / "),
    };
    let (stage, role) = (
        words::name(lang, "stage", &step.stage),
        words::name(lang, "role", &step.role),
    );
    let mut line = format!("{number}. {stage}  {who}  {role}");
    if !step.with.is_empty() {
        let separator = if lang == Lang::Zh { "、" } else { ", " };
        line.push_str(&words::message(
            lang,
            "tier.with",
            &json!({ "units": units(&step.with, separator) }),
        ));
    }
    if step.why != StepWhy::Row {
        line.push_str(&format!("  {}", words::name(lang, "why", &step.why)));
    }
    line
}
