//! Linewarden's command line. Each command is a file: its arguments, and a `run` that answers or refuses.

mod affected;
mod deadline;
mod demo;
mod help;
mod import;
mod output;
mod paper_worker;
mod policy;
mod screen;
mod serve;
mod store;
mod tier;
mod usage;
mod verify;
mod words;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use help::help;
use output::{Answer, CliError, Format, finish};
use std::ffi::OsString;
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(name = "linewarden", version, about = help("about"), after_help = help("after"))]
struct Cli {
    #[arg(long, global = true, value_enum, default_value = "text", value_name = "text|json", display_order = 900, help = help("format"))]
    format: Format,
    #[arg(long, global = true, value_enum, value_name = "zh|en", display_order = 901, help = help("lang"))]
    lang: Option<words::Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(about = help("tier"))]
    Tier(tier::TierArgs),
    #[command(about = help("deadline"))]
    Deadline(deadline::DeadlineArgs),
    #[command(about = help("screen"))]
    Screen(Box<screen::ScreenArgs>),
    #[command(about = help("serve"))]
    Serve(serve::ServeArgs),
    #[command(about = help("import"))]
    Import(import::ImportArgs),
    #[command(about = help("affected"))]
    Affected(affected::AffectedArgs),
    #[command(about = help("demo"))]
    Demo(demo::DemoArgs),
    #[command(about = help("verify"))]
    Verify(verify::VerifyArgs),
    #[command(about = help("policy"))]
    Policy(policy::PolicyArgs),
    #[command(about = help("paper_worker"), hide = true)]
    PaperWorker,
}

fn run(command: Command) -> Result<Answer, CliError> {
    match command {
        Command::Tier(args) => tier::run(args),
        Command::Deadline(args) => deadline::run(args),
        Command::Screen(args) => screen::run(*args),
        Command::Serve(args) => serve::run(args),
        Command::Import(args) => import::run(args),
        Command::Affected(args) => affected::run(args),
        Command::Demo(args) => demo::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Policy(args) => policy::run(args),
        Command::PaperWorker => paper_worker::run(),
    }
}

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    // Help and usage errors need language and format before anything is parsed.
    words::set_lang(words::Lang::choose(
        usage::option_value(&args, "--lang").as_deref(),
        |name| std::env::var(name).ok(),
    ));
    let format = match usage::option_value(&args, "--format").as_deref() {
        Some("json") => Format::Json,
        _ => Format::Text,
    };
    let matches = match help::localised(Cli::command()).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => return finish(Err(usage::from_clap(&error)), format),
    };
    match Cli::from_arg_matches(&matches) {
        Ok(cli) => finish(run(cli.command), cli.format),
        Err(error) => finish(Err(usage::from_clap(&error)), format),
    }
}
