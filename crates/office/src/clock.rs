//! The server's clock. Legal dates are Chinese days, fixed by it.
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use linewarden_rules::clock::CHINA;
use std::sync::{Arc, Mutex};

/// Where the time comes from: the machine, or a hand (making a sample office, tests).
#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    Machine,
    Set(Arc<Mutex<DateTime<FixedOffset>>>),
}

impl Clock {
    /// A clock that stands where it was put.
    pub fn set_to(at: DateTime<FixedOffset>) -> Self {
        Self::Set(Arc::new(Mutex::new(at)))
    }
    /// Moves a set clock; the machine's is not moved.
    pub fn move_to(&self, at: DateTime<FixedOffset>) {
        if let Self::Set(now) = self {
            *now.lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner) = at;
        }
    }
    /// Now, at +08:00.
    pub fn now(&self) -> DateTime<FixedOffset> {
        match self {
            Self::Machine => Utc::now().with_timezone(&CHINA),
            Self::Set(now) => *now
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        }
    }
    /// The Chinese day.
    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}
