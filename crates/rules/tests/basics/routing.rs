use linewarden_rules::capacity::{Capacity, MAX_CAPACITY, SupplyVoltage, parse_capacity};
use linewarden_rules::routing::{
    Applied, ConsolidatedApproval, IncreaseBasis, Role, Routing, Stage, StepWhy, Tier, TierTable,
    TierTableError, UnitKind, route, threshold_radar,
};
use proptest::prelude::*;

fn ask(voltage: &str, capacity: &str, existing: Option<&str>) -> Routing {
    let voltage = SupplyVoltage::parse(voltage).unwrap();
    let applied = Applied {
        voltage,
        capacity: parse_capacity(capacity, voltage).unwrap(),
        existing: existing.map(|text| parse_capacity(text, voltage).unwrap()),
    };
    route(TierTable::shipped(), applied, None).unwrap()
}

#[test]
fn borders_of_the_tiers() {
    for (voltage, capacity, tier) in [
        ("220V", "0.001", Tier::T1),
        ("380V", "13.2kW", Tier::T1),
        ("380V", "13.20", Tier::T1),
        ("380V", "１３．２", Tier::T1),
        ("380V", "13.201", Tier::T2),
        ("220V", "13.21", Tier::T2),
        ("380V", "10000000", Tier::T2),
        ("10kV", "0.001", Tier::T3),
        ("10kV", "499.999kVA", Tier::T3),
        ("10kV", "500", Tier::T4),
        ("35kV", "0.5MVA", Tier::T4),
        ("220kV", "499.999", Tier::T3),
    ] {
        assert_eq!(
            ask(voltage, capacity, None).tier,
            tier,
            "{voltage} {capacity}"
        );
    }
}

#[test]
fn an_increase_goes_by_the_total_unless_policy_says_added() {
    let total = ask("380V", "8", Some("5.201"));
    assert_eq!(
        (total.tier, total.deciding),
        (Tier::T2, Capacity::Watts(13_201))
    );
    assert_eq!(ask("380V", "8", Some("5.2")).tier, Tier::T1);
    let added = route(
        TierTable::shipped(),
        total.applied,
        Some(IncreaseBasis::Added),
    )
    .unwrap();
    assert_eq!(
        (added.tier, added.deciding),
        (Tier::T1, Capacity::Watts(8_000))
    );
}

#[test]
fn a_capacity_in_the_other_unit_or_out_of_range_is_refused() {
    let refused = |voltage, capacity, existing| {
        route(
            TierTable::shipped(),
            Applied {
                voltage,
                capacity,
                existing,
            },
            None,
        )
        .unwrap_err()
        .code()
    };
    assert_eq!(
        refused(SupplyVoltage::V380, Capacity::VoltAmperes(1), None),
        "capacity.wrong_unit"
    );
    assert_eq!(
        refused(SupplyVoltage::Kv10, Capacity::Watts(1), None),
        "capacity.wrong_unit"
    );
    assert_eq!(
        refused(SupplyVoltage::V380, Capacity::Watts(0), None),
        "capacity.not_positive"
    );
    assert_eq!(
        refused(SupplyVoltage::V380, Capacity::Watts(i64::MAX), None),
        "capacity.too_large"
    );
    let largest = Capacity::Watts(MAX_CAPACITY);
    assert_eq!(
        refused(SupplyVoltage::V380, largest, Some(Capacity::Watts(1))),
        "capacity.too_large"
    );
}

fn stages(routing: &Routing) -> Vec<Stage> {
    routing.path.iter().map(|step| step.stage).collect()
}

#[test]
fn paths_of_the_four_tiers() {
    use Stage::{
        ConsolidatedApproval as Approval, Handover, Intake, Meeting, Reply, Scheme, Survey,
        TransformerAnswer,
    };
    let t1 = ask("380V", "13.2", None);
    assert_eq!(stages(&t1), [Intake, Survey, Reply, Approval]);
    assert_eq!(t1.consolidated_approval, ConsolidatedApproval::Batches);
    assert!(!t1.four_eyes);
    assert_eq!(t1.path[1].same_unit_as, Some(Intake));
    assert_eq!(t1.path[3].why, StepWhy::ApprovalInBatches);

    let t2 = ask("380V", "13.201", None);
    assert_eq!(
        stages(&t2),
        [Intake, Handover, Survey, TransformerAnswer, Reply, Approval]
    );
    assert!(t2.four_eyes);
    assert_eq!(t2.path[3].units, [UnitKind::DistributionWorksArea]);
    assert_eq!(t2.path[3].role, Role::CapacityReviewer);

    let t3 = ask("10kV", "499.999", None);
    assert_eq!(
        stages(&t3),
        [Intake, Survey, Scheme, Approval, Meeting, Reply]
    );
    assert_eq!(t3.path[1].units, [UnitKind::KeyAccountOffice]);
    assert_eq!(
        t3.path[1].with,
        [
            UnitKind::TransmissionOmOffice,
            UnitKind::DistributionOmOffice
        ]
    );
    assert_eq!(t3.path[3].why, StepWhy::ApprovalEachCase);
    assert_eq!(t3.path[4].units, [UnitKind::BusinessMeeting]);

    let t4 = ask("10kV", "500", None);
    assert_eq!(stages(&t4), stages(&t3));
    assert_eq!(t4.path[1].units, [UnitKind::MarketingDepartment]);
    assert_eq!(
        t4.path[1].with,
        [
            UnitKind::CustomerServiceCentre,
            UnitKind::DistributionWorksArea
        ]
    );
    assert_eq!(
        (t4.row.id.as_str(), t4.policy_version.as_str()),
        ("T4", "tiers-2026.1")
    );
}

#[test]
fn the_approval_flag_moves_the_step() {
    let mut table = TierTable::shipped().clone();
    for row in &mut table.rows {
        row.consolidated_approval = match row.tier {
            Tier::T1 => ConsolidatedApproval::EachCase,
            _ => ConsolidatedApproval::None,
        };
    }
    let applied = |capacity| Applied {
        voltage: SupplyVoltage::V380,
        capacity: Capacity::Watts(capacity),
        existing: None,
    };
    let t1 = route(&table, applied(1), None).unwrap();
    assert_eq!(
        stages(&t1),
        [
            Stage::Intake,
            Stage::Survey,
            Stage::ConsolidatedApproval,
            Stage::Reply
        ]
    );
    assert!(
        !stages(&route(&table, applied(20_000), None).unwrap())
            .contains(&Stage::ConsolidatedApproval)
    );
}

#[test]
fn faults_are_named_with_their_interval() {
    let shipped = TierTable::shipped();
    let with = |change: &dyn Fn(&mut TierTable)| {
        let mut table = shipped.clone();
        change(&mut table);
        table.check().unwrap_err()
    };
    let low = [SupplyVoltage::V220, SupplyVoltage::V380];
    assert_eq!(
        with(&|table| table.rows[1].from = 13_301),
        low.map(|voltage| TierTableError::Gap {
            voltage,
            from: 13_201,
            to: Some(13_300)
        })
    );
    let rows = || ["T1".to_owned(), "T2".to_owned()];
    assert_eq!(
        with(&|table| table.rows[0].to = Some(13_205)),
        low.map(|voltage| TierTableError::Overlap {
            voltage,
            from: 13_201,
            to: Some(13_205),
            rows: rows()
        })
    );
    assert_eq!(
        with(&|table| table.rows[0].to = None),
        low.map(|voltage| TierTableError::Overlap {
            voltage,
            from: 13_201,
            to: None,
            rows: rows()
        })
    );
    assert_eq!(
        with(&|table| table.rows[1].to = Some(99_999)),
        low.map(|voltage| TierTableError::Gap {
            voltage,
            from: 100_000,
            to: None
        })
    );
    assert_eq!(
        with(&|table| table.rows[3]
            .voltages
            .retain(|voltage| *voltage != SupplyVoltage::Kv66)),
        [TierTableError::Gap {
            voltage: SupplyVoltage::Kv66,
            from: 500_000,
            to: None
        }]
    );
    let codes =
        |change: &dyn Fn(&mut TierTable)| with(change).iter().map(|e| e.code()).collect::<Vec<_>>();
    assert_eq!(
        codes(&|table| table.rows[1].id = "T1".to_owned()),
        ["tiers.duplicate_row"]
    );
    assert!(codes(&|table| table.rows[0].to = Some(0)).contains(&"tiers.empty_range"));
    assert!(
        codes(&|table| table.rows[0].voltages.push(SupplyVoltage::Kv10))
            .contains(&"tiers.mixed_voltages")
    );
    assert_eq!(
        codes(&|table| table.rows[2].path[2].units.clear()),
        ["tiers.step_without_unit"]
    );
    assert_eq!(
        codes(&|table| table.rows[2].path[3].stage = Stage::ConsolidatedApproval),
        ["tiers.path"]
    );
    assert_eq!(
        codes(&|table| _ = table.rows[0].path.remove(1)),
        ["tiers.path"]
    );
    assert_eq!(
        codes(&|table| table.rows.clear()).len(),
        SupplyVoltage::ALL.len()
    );
    assert_eq!(
        TierTable::from_json("{}").unwrap_err()[0].code(),
        "tiers.unreadable"
    );
}

#[test]
fn every_row_has_its_source() {
    for row in &TierTable::shipped().rows {
        assert!(
            !row.provenance.source.is_empty() && !row.provenance.editor.is_empty(),
            "{}",
            row.id
        );
    }
}

#[test]
fn small_applications_that_are_together_large_are_pointed_out() {
    let one = |voltage, value| Applied {
        voltage,
        capacity: Capacity::for_voltage(voltage, value),
        existing: None,
    };
    let radar = |applications: &[Applied]| {
        let passed = threshold_radar(TierTable::shipped(), applications).unwrap();
        passed
            .iter()
            .map(|p| (p.together, p.alone, p.tier, p.applications))
            .collect::<Vec<_>>()
    };
    let (low, high) = (SupplyVoltage::V220, SupplyVoltage::Kv10);
    assert_eq!(
        radar(&[one(low, 6_600), one(low, 6_600)]),
        [],
        "13.2 kW together is still T1"
    );
    let found = [(Capacity::Watts(13_201), Tier::T1, Tier::T2, 2)];
    assert_eq!(
        radar(&[
            one(low, 6_600),
            one(SupplyVoltage::V380, 6_601),
            one(high, 1_000)
        ]),
        found
    );
    assert_eq!(radar(&[one(low, 13_201)]), [], "one alone");
    assert_eq!(radar(&[one(low, 20_000), one(low, 1)]), [], "large already");
    let found = [(Capacity::VoltAmperes(500_000), Tier::T3, Tier::T4, 2)];
    assert_eq!(
        radar(&[one(high, 250_000), one(SupplyVoltage::Kv35, 250_000)]),
        found
    );
}

proptest! {
    /// A table cut at any points is right, and every capacity then has exactly one row; any row moved by any amount at
    /// its lower end is found out.
    #[test]
    fn a_table_is_right_exactly_when_it_is_a_partition(
        cuts in proptest::collection::btree_set(2i64..1_000_000, 1..6),
        asked in 1i64..1_100_000,
        moved in (0usize..6, prop_oneof![-5000i64..0, 1i64..5000]),
    ) {
        let mut table = TierTable::shipped().clone();
        let template = table.rows[0].clone();
        table.rows.retain(|row| !row.voltages[0].is_low());
        let begins: Vec<i64> = std::iter::once(1).chain(cuts.iter().copied()).collect();
        let high = table.rows.len();
        for (index, from) in begins.iter().enumerate() {
            let mut row = template.clone();
            row.id = format!("L{index}");
            row.from = *from;
            row.to = begins.get(index + 1).map(|next| next - 1);
            table.rows.push(row);
        }
        prop_assert_eq!(table.check(), Ok(()));
        let covering = table.rows.iter().filter(|row| row.covers(SupplyVoltage::V220, asked)).count();
        prop_assert_eq!(covering, 1);

        let index = high + moved.0 % begins.len();
        table.rows[index].from += moved.1;
        prop_assert!(table.check().is_err());
    }

    #[test]
    fn more_capacity_never_means_a_lower_tier(a in 1..=MAX_CAPACITY, b in 1..=MAX_CAPACITY, index in 0..8usize) {
        let voltage = SupplyVoltage::ALL[index];
        let tier = |value| {
            let applied = Applied { voltage, capacity: Capacity::for_voltage(voltage, value), existing: None };
            route(TierTable::shipped(), applied, None).unwrap().tier
        };
        prop_assert!(tier(a.min(b)) <= tier(a.max(b)));
    }
}
