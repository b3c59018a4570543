//! Application forms of the sample cases.
use super::ground;
use super::plan::Plot;
use chrono::{Days, NaiveDate};
use linewarden_geofence::{SiteInput, SiteSource, Work};
use linewarden_rules::application::{
    ApplicationForm, ApplicationKind, Building, Document, DocumentState, IdKind, LoadItem,
    PartyForm, PartyKind, required,
};

/// A resident number of the sample: region 000000 does not exist, so it would not pass; a well-formed one with the
/// check digit of GB 11643 is made from a running birthday in a region code that is in use.
fn resident_id(case: usize) -> String {
    let body = format!("450000197{}0101{:03}", case % 10, 100 + case);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .bytes()
        .zip(weights)
        .map(|(b, w)| u32::from(b - b'0') * w)
        .sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][(sum % 11) as usize];
    format!("{body}{check}")
}

/// A credit code whose check character does not fit: plainly a sample, and the warning it brings can be seen.
fn credit_code(case: usize) -> String {
    format!("91450000MA{case:08}")
}

fn phone(case: usize) -> String {
    format!("1380000{case:04}")
}

fn work(letters: &str, height: &str, building: bool) -> Work {
    let has = |letter| letters.contains(letter);
    Work {
        building,
        crane: has('c'),
        excavation: has('e'),
        piling: has('p'),
        drilling: has('d'),
        earth: false,
        blasting: has('b'),
        vehicle: has('v'),
        reach_m: has('c').then_some(18.0),
        stand: None,
        building_height_m: height.parse().ok(),
        machine_height_m: None,
    }
}

/// The form of a sample case on the day it is handed in.
pub(super) fn form(case: usize, plot: &Plot, today: NaiveDate) -> ApplicationForm {
    let kind = match plot.kind {
        'i' => ApplicationKind::Increase,
        't' => ApplicationKind::Temporary,
        _ => ApplicationKind::New,
    };
    let party_kind = if plot.person {
        PartyKind::Person
    } else {
        PartyKind::Company
    };
    let high = plot.voltage.ends_with("kV");
    let mut papers = required(party_kind, kind, high);
    papers.push(linewarden_rules::application::DocumentKind::SitePlan);
    papers.dedup();
    // Every fifth file lacks its last required paper, which is promised.
    let promised = case % 5 == 3;
    let last = papers.len().saturating_sub(1);
    let documents = papers
        .into_iter()
        .enumerate()
        .map(|(i, kind)| Document {
            kind,
            state: if promised && i == last {
                DocumentState::Promised
            } else {
                DocumentState::Handed
            },
            file: None,
            promised_by: (promised && i == last).then(|| today + Days::new(14)),
        })
        .collect();
    let site = plot
        .place
        .map(|(line, along, gap, width, depth, left)| SiteInput {
            geometry: ground::site(line, along, gap, width, depth, left),
            crs: Some("EPSG:4490".into()),
            source: SiteSource::Rtk,
            accuracy_m: None,
            height_m: None,
        });
    let building = Building {
        kind: plot.building.into(),
        height_m: plot.height.into(),
        floors: String::new(),
    };
    let mut work = work(plot.work, plot.height, !plot.building.is_empty());
    if let (true, Some((line, along, gap, width, depth, left))) = (work.crane, plot.place) {
        // In the middle of the site.
        let ring = ground::site(line, along, gap + depth / 2.0, width, 2.0, left);
        let corner = |i: usize| {
            [
                ring["coordinates"][0][i][0].as_f64(),
                ring["coordinates"][0][i][1].as_f64(),
            ]
        };
        if let ([Some(x1), Some(y1)], [Some(x2), Some(y2)]) = (corner(0), corner(1)) {
            work.stand = Some([(x1 + x2) / 2.0, (y1 + y2) / 2.0]);
        }
    }
    ApplicationForm {
        party: PartyForm {
            kind: party_kind,
            name: plot.applicant.into(),
            id_kind: if plot.person {
                IdKind::ResidentId
            } else {
                IdKind::Uscc
            },
            id_number: if plot.person {
                resident_id(case)
            } else {
                credit_code(case)
            },
            contact: if plot.person {
                String::new()
            } else {
                "示例联系人".into()
            },
            phone: phone(case),
            legal_representative: if plot.person {
                String::new()
            } else {
                "示例法人".into()
            },
        },
        kind,
        temporary_until: (kind == ApplicationKind::Temporary).then(|| today + Days::new(240)),
        voltage: plot.voltage.into(),
        capacity: plot.capacity.into(),
        existing: if kind == ApplicationKind::Increase {
            if high { "100".into() } else { "10".into() }
        } else {
            String::new()
        },
        purpose: if plot.person {
            "居民生活".into()
        } else {
            "生产经营".into()
        },
        loads: if high {
            vec![LoadItem {
                name: "生产设备".into(),
                count: "4".into(),
                each: "30".into(),
            }]
        } else {
            Vec::new()
        },
        address: plot.address.into(),
        building,
        work,
        site,
        documents,
        accept_incomplete: promised,
        remarks: String::new(),
    }
}
