//! Every operation there is. What stands here is routed, typed for the pages and checked by the role table.
use crate::http::{Desk, handler};
use crate::operation::Operation;
use crate::{
    application, case, draft, facilities, founding, notice, policy, referral, staff, supply, survey,
};
use axum::routing::MethodRouter;

macro_rules! operations {
    ($($operation:ty),+ $(,)?) => {
        /// Hands each operation's path and handler on.
        pub(crate) fn declare(route: &mut dyn FnMut(&'static str, MethodRouter<Desk>)) {
            $(route(<$operation>::PATH, handler::<$operation>());)+
        }

        /// Path, request, answer and whether a key is needed, for the pages' typed client.
        #[cfg(test)]
        fn described(config: &ts_rs::Config) -> Vec<(&'static str, String, String, bool)> {
            use ts_rs::TS;
            vec![$((
                <$operation>::PATH,
                <<$operation as Operation>::Request as TS>::name(config),
                <<$operation as Operation>::Answer as TS>::name(config),
                <$operation>::COMMAND,
            )),+]
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
    draft::List,
    draft::Get,
    draft::Save,
    draft::Discard,
    application::Check,
    application::Screen,
    application::Accept,
    application::Documents,
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
    facilities::Read,
    facilities::ReadingOf,
    facilities::Cancel,
    facilities::MakeCurrent,
    facilities::Edit,
    facilities::Restore,
    facilities::Search,
    facilities::Affected,
    facilities::Settle,
    policy::Show,
    policy::Simulate,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fmt::Write;

    /// Writes the pages' types and client list; the drift check of `./test` compares them with what is committed.
    #[test]
    fn typescript_follows_the_operations() {
        let config = ts_rs::Config::from_env();
        export(&config);
        let mut operations = described(&config);
        operations.sort();
        let paths: BTreeSet<_> = operations.iter().map(|o| o.0).collect();
        assert_eq!(paths.len(), operations.len(), "two operations share a path");
        let names: BTreeSet<String> = operations
            .iter()
            .flat_map(|o| [o.1.clone(), o.2.clone()])
            .collect();
        let mut text = String::from(
            "// Generated from crates/office/src/operations.rs by its test; do not edit.\n",
        );
        for name in &names {
            writeln!(text, "import type {{ {name} }} from './types/{name}';").unwrap();
        }
        text.push_str("\n/** Path to request and answer. */\nexport interface Operations {\n");
        for (path, request, answer, _) in &operations {
            writeln!(text, "  '{path}': [{request}, {answer}];").unwrap();
        }
        text.push_str("}\n\n/** Operations that need an Idempotency-Key. */\nexport const COMMANDS: ReadonlySet<keyof Operations> = new Set<keyof Operations>([\n");
        for (path, _, _, command) in &operations {
            if *command {
                writeln!(text, "  '{path}',").unwrap();
            }
        }
        text.push_str("]);\n");
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/api");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("operations.ts"), text).unwrap();
    }
}
