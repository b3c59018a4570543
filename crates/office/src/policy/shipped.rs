//! The policy an office works with.
use chrono::{Datelike, NaiveDate};
use linewarden_geofence::policy::ZonePolicy;
use linewarden_rules::clock::{Calendar, ClockTable, ClosingDays};
use linewarden_rules::routing::{Grade, TierTable};

/// Tier table, clocks, calendar and zones with their versions.
pub struct Policy {
    pub(crate) tiers: &'static TierTable,
    pub(crate) clocks: &'static ClockTable,
    pub(crate) calendar: &'static Calendar,
    pub(crate) closing: &'static ClosingDays,
    pub(crate) zones: &'static ZonePolicy,
}

impl Policy {
    /// The tables that come with the program.
    pub fn shipped() -> Self {
        Self {
            tiers: TierTable::shipped(),
            clocks: ClockTable::shipped(),
            calendar: Calendar::shipped(),
            closing: ClosingDays::none(),
            zones: ZonePolicy::shipped(),
        }
    }
    /// One short name for the whole: what the status bar and the answers show.
    pub fn rules_version(&self) -> String {
        self.zones.version().to_owned()
    }
    /// Rows whose source nobody has read.
    pub fn unverified(&self) -> u32 {
        let memory = |p: &linewarden_rules::routing::Provenance| p.grade == Grade::Memory;
        let tiers = self
            .tiers
            .rows
            .iter()
            .filter(|r| memory(&r.provenance))
            .count();
        let clocks = self
            .clocks
            .clocks
            .iter()
            .filter(|c| memory(&c.provenance))
            .count();
        let set = usize::from(memory(&self.clocks.reply_set().provenance));
        (tiers + clocks + set + self.zones.unverified()) as u32
    }
    /// The last day, from `today` on, up to which no notice to come can move anything.
    pub fn settled_until(&self, today: NaiveDate) -> NaiveDate {
        let end = NaiveDate::from_ymd_opt(today.year() + 2, 1, 1).unwrap_or(today);
        today
            .iter_days()
            .take_while(|day| *day < end && self.calendar.is_settled(*day))
            .last()
            .or_else(|| {
                (1..400)
                    .filter_map(|n| today.checked_sub_days(chrono::Days::new(n)))
                    .find(|d| self.calendar.is_settled(*d))
            })
            .unwrap_or(today)
    }
}
