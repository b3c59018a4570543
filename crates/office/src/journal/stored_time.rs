//! Instants as they are stored: RFC 3339 text at +08:00 with six decimals, so that text order is time order.

use chrono::{DateTime, FixedOffset, SecondsFormat, SubsecRound};

/// China Standard Time, the only offset stored.
pub(crate) fn china() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).expect("8 h is within ±24 h")
}

/// The same instant at +08:00, cut to the microsecond that is stored.
pub(crate) fn at_china(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    at.with_timezone(&china()).trunc_subsecs(6)
}

/// As stored.
pub(crate) fn write(at: DateTime<FixedOffset>) -> String {
    at_china(at).to_rfc3339_opts(SecondsFormat::Micros, false)
}

/// From the stored text; `None` if it is not a time.
pub(crate) fn read(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}
