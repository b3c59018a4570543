//! Every operation there is. What stands here is routed, typed for the pages and checked by the role table.
use crate::http::{Desk, handler};
use crate::operation::Operation;
use crate::{
    application, basemap, case, draft, facilities, founding, notice, policy, referral, staff,
    supply, survey,
};
use axum::routing::MethodRouter;

macro_rules! operations {
    ($($operation:ty),+ $(,)?) => {
        /// Hands each operation's path and handler on.
        pub(crate) fn declare(route: &mut dyn FnMut(&'static str, MethodRouter<Desk>)) {
            $(route(<$operation>::PATH, handler::<$operation>());)+
        }

        /// For the pages' typed client and for docs/api.md.
        #[cfg(test)]
        fn described(config: &ts_rs::Config) -> Vec<Described> {
            use ts_rs::TS;
            vec![$(Described {
                path: <$operation>::PATH,
                request: <<$operation as Operation>::Request as TS>::name(config),
                answer: <<$operation as Operation>::Answer as TS>::name(config),
                command: <$operation>::COMMAND,
                action: <$operation>::ACTION,
            }),+]
        }
        #[cfg(test)]
        fn export(config: &ts_rs::Config) {
            use ts_rs::TS;
            $(
                <<$operation as Operation>::Request as TS>::export_all(config).unwrap();
                <<$operation as Operation>::Answer as TS>::export_all(config).unwrap();
            )+
        }
    };
}

operations![
    founding::Status,
    founding::Found,
    staff::List,
    staff::Units,
    staff::SignIn,
    staff::WhoAmI,
    staff::Lock,
    staff::Unlock,
    staff::SignOut,
    staff::ChangePin,
    staff::ShowDirectory,
    staff::AddPerson,
    staff::ChangePerson,
    staff::Admit,
    staff::ResetPin,
    staff::AddUnit,
    staff::RenameUnit,
    draft::List,
    draft::Get,
    draft::Save,
    draft::Discard,
    application::Check,
    application::Screen,
    application::Accept,
    application::Tape,
    application::Documents,
    application::ChangeCapacity,
    application::Withdraw,
    case::Worklist,
    case::ListCases,
    case::Search,
    case::Show,
    case::Sites,
    case::Since,
    case::Comment,
    case::Pause,
    case::Resume,
    case::Reveal,
    case::ClockDays,
    survey::Record,
    survey::Corrections,
    survey::SendCorrection,
    notice::Template,
    notice::Preview,
    notice::Issue,
    notice::Void,
    notice::Serve,
    notice::Rectify,
    notice::Reinspect,
    notice::List,
    supply::HandOver,
    supply::AnswerCapacity,
    supply::DraftScheme,
    supply::SignOff,
    supply::DecideMeeting,
    supply::Approve,
    supply::Refuse,
    supply::MarkNotFeasible,
    supply::Reply,
    supply::Energise,
    supply::Grounds,
    referral::Report,
    referral::FileToSafety,
    referral::File,
    referral::Answer,
    facilities::Current,
    facilities::Draw,
    facilities::Cell,
    facilities::Read,
    facilities::ReadingOf,
    facilities::Cancel,
    facilities::Preview,
    facilities::MakeCurrent,
    facilities::Edit,
    facilities::Restore,
    facilities::OwnSystems,
    facilities::SetOwnSystems,
    facilities::TryOwnSystem,
    facilities::Populated,
    facilities::ReadPopulated,
    facilities::PreviewEdit,
    facilities::PreviewPopulated,
    facilities::EditPopulated,
    facilities::AttributesOf,
    facilities::Search,
    facilities::Affected,
    facilities::Settle,
    facilities::Corrections,
    facilities::AnswerCorrection,
    basemap::List,
    basemap::Settings,
    basemap::Set,
    basemap::Layers,
    basemap::Probe,
    policy::Show,
    policy::Simulate,
];

/// An operation as documents name it.
#[cfg(test)]
struct Described {
    path: &'static str,
    request: String,
    answer: String,
    /// Whether an Idempotency-Key is needed.
    command: bool,
    action: crate::access::Action,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Where;
    use std::collections::BTreeSet;
    use std::fmt::Write;

    /// Writes the pages' types and client list; the drift check of `./test` compares them with what is committed.
    #[test]
    fn typescript_follows_the_operations() {
        let config = ts_rs::Config::from_env();
        export(&config);
        let operations = sorted(&config);
        let names: BTreeSet<&String> = operations
            .iter()
            .flat_map(|o| [&o.request, &o.answer])
            .collect();
        let mut text = String::from(
            "// Generated from crates/office/src/operations.rs by its test; do not edit.\n",
        );
        for name in &names {
            writeln!(text, "import type {{ {name} }} from './types/{name}';").unwrap();
        }
        text.push_str("\n/** Path to request and answer. */\nexport interface Operations {\n");
        for o in &operations {
            writeln!(text, "  '{}': [{}, {}];", o.path, o.request, o.answer).unwrap();
        }
        text.push_str("}\n\n/** Operations that need an Idempotency-Key. */\nexport const COMMANDS: ReadonlySet<keyof Operations> = new Set<keyof Operations>([\n");
        for o in operations.iter().filter(|o| o.command) {
            writeln!(text, "  '{}',", o.path).unwrap();
        }
        text.push_str("]);\n");
        write("ui/src/api", "operations.ts", &text);
    }

    /// Writes docs/api.md, as above.
    #[test]
    fn the_api_document_follows_the_operations_like_typescript() {
        let mut text = String::from(API);
        for o in sorted(&ts_rs::Config::from_env()) {
            let rule = o.action.rule();
            let roles: Vec<String> = rule.roles.iter().map(word).collect();
            let roles = if roles.is_empty() {
                "every role".to_owned()
            } else {
                roles.join(", ")
            };
            let place = match rule.place {
                Where::Door => "anybody".to_owned(),
                Where::Anywhere => roles,
                Where::ServiceDesk => format!("{roles}; in a unit that accepts"),
                Where::Duties(duties) => {
                    let duties: Vec<String> = duties.iter().map(word).collect();
                    format!("{roles}; in the unit {}", duties.join(" or "))
                }
            };
            let key = if o.command { "yes" } else { "" };
            writeln!(
                text,
                "| `{}` | [`{request}`](../ui/src/api/types/{request}.ts) | [`{answer}`](../ui/src/api/types/{answer}.ts) | {key} | {place} |",
                o.path,
                request = o.request,
                answer = o.answer,
            )
            .unwrap();
        }
        write("docs", "api.md", &text);
    }

    const API: &str = "\
# The API

Every operation is `POST /api/<subject>/<operation>` with JSON both ways; the pages use nothing else, and a program can do
whatever a person can. Generated from `crates/office/src/operations.rs` by its test; do not edit.

1. `staff/list` names the people, `staff/sign_in {staff, pin}` gives `token` (in the window and to a program that asks with the
   one-time address) or a cookie and `csrf` (in a browser). Send `Authorization: Bearer <token>`, or the cookie with the header
   `x-linewarden-csrf`.
2. An operation marked *key* changes something and needs the header `Idempotency-Key` with a UUID made for this one act. The same key
   again gives the same answer and does nothing twice; with other content it is refused.
3. A command on a case names `expected`, the version the person saw. If somebody was first, the answer is 409 `case.changed` and
   says who did what since.
4. A failure is `{code, params, hint}` with a status; [errors.md](errors.md) has every code.
5. Attachments go up as bytes to `POST /api/file/put` (headers `content-type` and `x-file-name`, percent-encoded) and come back
   from `GET /api/file/<id>`; papers from `GET /api/paper/<id>.pdf`; the facilities in force from
   `GET /api/facilities/export/<geojson|gpkg>`; tiles of a base map from `GET /api/basemap/<id>/<z>/<x>/<y>` (204: no tile there).

| Operation | Request | Answer | Key | Who may |
| --- | --- | --- | --- | --- |
";

    fn sorted(config: &ts_rs::Config) -> Vec<Described> {
        let mut operations = described(config);
        operations.sort_by_key(|o| o.path);
        let paths: BTreeSet<_> = operations.iter().map(|o| o.path).collect();
        assert_eq!(paths.len(), operations.len(), "two operations share a path");
        operations
    }

    fn word(value: impl serde::Serialize) -> String {
        let value = serde_json::to_value(value).unwrap();
        value.as_str().unwrap().to_owned()
    }

    fn write(folder: &str, file: &str, text: &str) {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        std::fs::create_dir_all(root.join(folder)).unwrap();
        std::fs::write(root.join(folder).join(file), text).unwrap();
    }
}
