//! 现场勘查: an observation on site. It is always taken in; only what follows from it is decided.
mod record;

pub use record::{
    Difference, Effect, Fix, Measurement, Photo, SurveyRecord, Surveyed, find_survey_faults, record,
};
