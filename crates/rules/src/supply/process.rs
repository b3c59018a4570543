//! The steps between survey and decision, and those after it.
use super::{
    CapacityAnswered, Decision, Energised, HandedOver, MeetingDecided, Replied, SchemeDrafted,
    SignedOff,
};
use crate::Rejection;
use crate::case::{Case, Event};
use crate::routing::Tier;
use chrono::NaiveDate;
use serde_json::json;

fn text_given(text: &str, field: &'static str) -> Result<(), Rejection> {
    if text.trim().is_empty() {
        return Err(Rejection::with(
            "field.missing",
            json!({"field": field}),
            "field.fill",
        ));
    }
    Ok(())
}

fn only_for(case: &Case, tiers: &[Tier]) -> Result<(), Rejection> {
    match case.tier() {
        Some(tier) if tiers.contains(&tier) => Ok(()),
        tier => Err(Rejection::with(
            "step.not_in_tier",
            json!({"tier": tier}),
            "case.reload",
        )),
    }
}

/// T2: hands the file to the works area, once.
pub fn hand_over(case: &Case, handed: HandedOver) -> Result<Vec<Event>, Rejection> {
    case.require_open()?;
    only_for(case, &[Tier::T2])?;
    if case.handed_over.is_some() {
        return Err(Rejection::new("step.done_already", "case.reload"));
    }
    Ok(vec![Event::HandedOver(handed)])
}

/// T2: the works area answers after the hand-over; an insufficient answer names the way on.
pub fn answer_capacity(case: &Case, answer: CapacityAnswered) -> Result<Vec<Event>, Rejection> {
    case.require_undecided()?;
    only_for(case, &[Tier::T2])?;
    if case.handed_over.is_none() {
        return Err(Rejection::new(
            "capacity.not_handed_over",
            "supply.hand_over",
        ));
    }
    text_given(&answer.transformer, "transformer")?;
    if !answer.sufficient && answer.way_on.is_none() {
        return Err(Rejection::new(
            "capacity.way_on_missing",
            "capacity.name_way_on",
        ));
    }
    Ok(vec![Event::CapacityAnswered(answer)])
}

/// T3, T4: a scheme may be drafted once the site is surveyed and no hazard is open; again after it was returned.
pub fn draft_scheme(case: &Case, scheme: SchemeDrafted) -> Result<Vec<Event>, Rejection> {
    case.require_undecided()?;
    only_for(case, &[Tier::T3, Tier::T4])?;
    case.require_hazard_cleared()?;
    for (text, field) in [
        (&scheme.source, "source"),
        (&scheme.voltage, "voltage"),
        (&scheme.capacity, "capacity"),
        (&scheme.boundary, "boundary"),
        (&scheme.metering, "metering"),
    ] {
        text_given(text, field)?;
    }
    Ok(vec![Event::SchemeDrafted(scheme)])
}

/// T3, T4: marketing signs each case off before the meeting; sending back needs a reason.
pub fn sign_off(case: &Case, signed: SignedOff) -> Result<Vec<Event>, Rejection> {
    case.require_undecided()?;
    only_for(case, &[Tier::T3, Tier::T4])?;
    if !case.scheme_is_current() {
        return Err(Rejection::new("scheme.missing", "supply.draft_scheme"));
    }
    if !signed.agree {
        text_given(&signed.opinion, "opinion")?;
    }
    Ok(vec![Event::SignedOff(signed)])
}

/// T3, T4: the business meeting's decision on the signed-off scheme; returning or putting off needs reasons.
pub fn decide_meeting(
    case: &Case,
    decided: MeetingDecided,
    today: NaiveDate,
) -> Result<Vec<Event>, Rejection> {
    case.require_undecided()?;
    only_for(case, &[Tier::T3, Tier::T4])?;
    case.require_hazard_cleared()?;
    if !case.signed_off() {
        return Err(Rejection::new("meeting.not_signed_off", "supply.sign_off"));
    }
    if decided.held_on > today {
        return Err(Rejection::with(
            "meeting.in_future",
            json!({"held_on": decided.held_on}),
            "meeting.check_date",
        ));
    }
    text_given(&decided.agenda, "agenda")?;
    text_given(&decided.minutes, "minutes")?;
    if decided.decision != Decision::Approved {
        text_given(&decided.reasons, "reasons")?;
    }
    Ok(vec![Event::MeetingDecided(decided)])
}

/// The reply goes out after a decision, once, with reasons.
pub fn reply(case: &Case, replied: Replied) -> Result<Vec<Event>, Rejection> {
    if !case.is_decided() {
        return Err(Rejection::new(
            "reply.nothing_decided",
            "supply.decide_first",
        ));
    }
    if case.replied.is_some() {
        return Err(Rejection::new("step.done_already", "case.reload"));
    }
    text_given(&replied.reasons, "reasons")?;
    Ok(vec![Event::Replied(replied)])
}

/// Energising ends an approved case; a built extent that differs brings it back to survey instead.
pub fn energise(
    case: &Case,
    energised: Energised,
    today: NaiveDate,
) -> Result<Vec<Event>, Rejection> {
    if case.approval.is_none() || case.energised.is_some() {
        return Err(Rejection::new("energising.not_approved", "supply.approve"));
    }
    if case.replied.is_none() {
        return Err(Rejection::new("energising.not_replied", "supply.reply"));
    }
    if energised.energised_on > today {
        return Err(Rejection::with(
            "energising.in_future",
            json!({"energised_on": energised.energised_on}),
            "energising.check_date",
        ));
    }
    if !energised.extent_matches {
        text_given(&energised.note, "note")?;
    }
    Ok(vec![Event::Energised(energised)])
}
