//! Pauses, papers that come later, withdrawal, and what an ended case still takes.
use crate::story::*;
use linewarden_rules::application::{
    self, AcceptFacts, Document, DocumentKind, DocumentState, DocumentsSupplied,
};
use linewarden_rules::case::{Case, Owes, Stage};
use linewarden_rules::survey::{self, Effect};

#[test]
fn a_case_is_accepted_once_and_whole() {
    let again = accepted(application("380V", "10"), outside());
    let whole = AcceptFacts {
        missing: Vec::new(),
    };
    assert_eq!(
        Story::t1().refused(|case, _| application::accept(case, again.clone(), &whole)),
        "application.accepted_already"
    );
    let lacking = AcceptFacts {
        missing: vec!["party.name".into()],
    };
    let refusal = application::accept(&Case::default(), again, &lacking).unwrap_err();
    assert_eq!(
        (refusal.code, &refusal.params["missing"][0]),
        ("application.incomplete", &serde_json::json!("party.name"))
    );
}

#[test]
fn nothing_happens_to_a_case_that_was_never_accepted() {
    let nothing = Case::default();
    let now = time("2026-03-02T09:00");
    assert_eq!(
        application::withdraw(&nothing, "x".into())
            .unwrap_err()
            .code,
        "case.unknown"
    );
    assert_eq!(
        application::comment(&nothing, "x".into()).unwrap_err().code,
        "case.unknown"
    );
    assert_eq!(
        survey::record(&nothing, survey(now, Effect::None, false), now)
            .unwrap_err()
            .code,
        "case.unknown"
    );
}

#[test]
fn a_withdrawn_case_stands_still() {
    let story = Story::t1();
    assert_eq!(
        story.refused(|case, _| application::withdraw(case, " ".into())),
        "reason.missing"
    );
    let story = story
        .when(|case, _| application::withdraw(case, "不再需要".into()))
        .stands(Stage::Withdrawn, &[]);
    assert_eq!(
        story.refused(|case, now| survey::record(case, survey(now, Effect::None, false), now)),
        "case.ended"
    );
    assert_eq!(story.refused(|case, _| approve(case, "head")), "case.ended");
    assert_eq!(
        story.refused(|case, _| application::withdraw(case, "again".into())),
        "case.ended"
    );
}

#[test]
fn a_clock_is_stopped_once_and_runs_again() {
    let pause = |case: &_, _| application::pause(case, Owes::Applicant, "等待用地证明".into());
    let story = Story::t1();
    assert_eq!(
        story.refused(|case, _| application::resume(case, String::new())),
        "case.not_paused"
    );
    let story = story.when(pause);
    assert_eq!(story.refused(pause), "case.paused_already");
    let since = story.case().paused().unwrap().since;
    let story = story
        .on("2026-03-09")
        .when(|case, _| application::resume(case, "已补交".into()));
    let case = story.case();
    assert!(case.paused().is_none());
    assert_eq!(
        (case.pauses[0].since, case.pauses[0].until),
        (since, Some(story.now))
    );
}

#[test]
fn a_promised_paper_that_comes_takes_the_place_of_the_promise() {
    let mut application = application("380V", "10");
    let paper = |state| Document {
        kind: DocumentKind::Premises,
        state,
        file: None,
        promised_by: None,
    };
    application.documents = vec![paper(DocumentState::Promised)];
    let story = Story::with(application, outside());
    assert_eq!(story.case().promised().count(), 1);
    let none =
        |case: &_, _| application::supply_documents(case, DocumentsSupplied { documents: vec![] });
    assert_eq!(story.refused(none), "documents.none");
    let story = story.when(|case, _| {
        application::supply_documents(
            case,
            DocumentsSupplied {
                documents: vec![paper(DocumentState::Handed)],
            },
        )
    });
    assert_eq!(
        (
            story.case().promised().count(),
            story.case().documents.len()
        ),
        (0, 1)
    );
}
