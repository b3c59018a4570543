//! Adding newer data to what is loaded: what comes again under its id takes the old one's place.

use super::apart::apart_mm;
use super::diff::NEAR_M;
use super::{Facility, FacilitySet, Kind, Renamed};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What adding came to, by id, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addition {
    pub added: Vec<String>,
    /// Known already and other now.
    pub updated: Vec<String>,
    /// Known already and the same.
    pub same: Vec<String>,
}

impl FacilitySet {
    /// Takes newer data in. A facility whose id is known takes the place of the old one; everything else
    /// stays as it is.
    ///
    /// # Errors
    /// The ids that another thing has already: another kind, or another name at another place. Putting
    /// one in the other's place would take a line off the map, so nothing is taken in then.
    pub fn add(&mut self, mut newer: FacilitySet) -> Result<Addition, Vec<String>> {
        let places: HashMap<&str, usize> = self
            .facilities
            .iter()
            .enumerate()
            .map(|(i, f)| (f.id.as_str(), i))
            .collect();
        let known: Vec<Option<usize>> = newer
            .facilities
            .iter()
            .map(|f| places.get(f.id.as_str()).copied())
            .collect();
        let taken: BTreeSet<String> = newer
            .facilities
            .iter()
            .zip(&known)
            .filter(|(now, at)| at.is_some_and(|i| !same_thing(&self.facilities[i], now)))
            .map(|(now, _)| now.id.clone())
            .collect();
        if !taken.is_empty() {
            return Err(taken.into_iter().collect());
        }
        let mut addition = Addition::default();
        let mut fresh = Vec::new();
        for (now, at) in std::mem::take(&mut newer.facilities).into_iter().zip(known) {
            match at {
                None => {
                    addition.added.push(now.id.clone());
                    fresh.push(now);
                }
                Some(i) if self.facilities[i] == now => addition.same.push(now.id),
                Some(i) => {
                    addition.updated.push(now.id.clone());
                    self.facilities[i] = now;
                }
            }
        }
        newer.facilities = fresh;
        // The same file again refuses the same rows again, and settles none that somebody has answered for.
        let settled = |r: &super::Reject| super::Reject {
            settled: false,
            ..r.clone()
        };
        let old: Vec<super::Reject> = self.rejects.iter().map(settled).collect();
        newer.rejects.retain(|r| !old.contains(&settled(r)));
        newer.unplaced.retain(|u| !self.unplaced.contains(u));
        newer.coverage.retain(|c| !self.coverage.contains(c));
        newer.populated.retain(|p| !self.populated.contains(p));
        self.merge(newer);
        for ids in [
            &mut addition.added,
            &mut addition.updated,
            &mut addition.same,
        ] {
            ids.sort();
        }
        Ok(addition)
    }

    /// Gives new facilities the ids of the old ones they are, as a person confirmed.
    ///
    /// # Errors
    /// The pair whose new id is not here, or whose old id another one here has, or that comes twice.
    pub fn keep_ids(&mut self, pairs: &[Renamed]) -> Result<(), Renamed> {
        let mut ids: HashSet<String> = self.facilities.iter().map(|f| f.id.clone()).collect();
        for pair in pairs {
            if !ids.remove(&pair.new) || !ids.insert(pair.old.clone()) {
                return Err(pair.clone());
            }
            let found = self.facilities.iter_mut().find(|f| f.id == pair.new);
            if let Some(facility) = found {
                facility.id.clone_from(&pair.old);
            }
        }
        Ok(())
    }
}

/// Whether two of one id are one thing: of one kind, and of one name or at one place. Without a name on
/// either side the place decides.
fn same_thing(then: &Facility, now: &Facility) -> bool {
    let kinds = then.kind == now.kind || then.kind == Kind::Unknown || now.kind == Kind::Unknown;
    let names = then.name.is_some() && then.name == now.name;
    kinds && (names || apart_mm(&then.shape, &now.shape) as f64 <= NEAR_M * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facility::Shape;

    fn line(id: &str, name: &str, lat: f64) -> Facility {
        let mut set = FacilitySet::default();
        let text = format!(
            r#"{{"type":"Feature","id":"{id}","properties":{{"name":"{name}","voltage":"10kV"}},"geometry":{{"type":"LineString","coordinates":[[111.0,{lat}],[111.01,{lat}]]}}}}"#
        );
        let file = [("a.geojson".to_owned(), text.into_bytes())];
        let read = FacilitySet::read(&file, &Default::default(), &|_, _| true).unwrap();
        set.merge(read.set);
        set.facilities.remove(0)
    }

    fn set(all: &[Facility]) -> FacilitySet {
        FacilitySet {
            facilities: all.to_vec(),
            ..FacilitySet::default()
        }
    }

    fn ids(set: &FacilitySet) -> Vec<&str> {
        set.facilities.iter().map(|f| f.id.as_str()).collect()
    }

    #[test]
    fn what_comes_again_takes_the_old_ones_place() {
        let mut all = set(&[line("1", "甲线", 24.0), line("2", "乙线", 24.1)]);
        let moved = line("1", "甲线", 24.2);
        let newer = set(&[
            moved.clone(),
            line("2", "乙线", 24.1),
            line("3", "丙线", 24.3),
        ]);
        let addition = all.add(newer).unwrap();
        assert_eq!(ids(&all), ["1", "2", "3"]);
        assert_eq!(all.facilities[0].shape, moved.shape);
        assert_eq!(
            (addition.added, addition.updated, addition.same),
            (
                vec!["3".to_owned()],
                vec!["1".to_owned()],
                vec!["2".to_owned()]
            )
        );
    }

    #[test]
    fn an_id_of_another_thing_refuses_the_whole() {
        let mut all = set(&[line("1", "甲线", 24.0)]);
        let before = all.clone();
        assert_eq!(
            all.add(set(&[line("1", "别线", 24.5), line("9", "丁线", 24.0)])),
            Err(vec!["1".into()])
        );
        assert_eq!(all, before);
        // Renamed where it stands it is the same line.
        assert!(all.add(set(&[line("1", "甲一线", 24.0)])).is_ok());
        let mut tower = line("1", "甲一线", 24.0);
        tower.kind = Kind::Tower;
        tower.shape = Shape {
            points: vec![[111.0, 24.0]],
            ..Shape::default()
        };
        assert_eq!(all.add(set(&[tower])), Err(vec!["1".into()]));
    }

    #[test]
    fn confirmed_pairs_keep_their_ids() {
        let mut newer = set(&[line("new", "甲线", 24.0), line("x", "乙线", 24.1)]);
        let pair = |old: &str, new: &str| Renamed {
            old: old.into(),
            new: new.into(),
        };
        newer.keep_ids(&[pair("old", "new")]).unwrap();
        assert_eq!(ids(&newer), ["old", "x"]);
        for wrong in [pair("q", "gone"), pair("x", "old")] {
            assert_eq!(
                newer.clone().keep_ids(std::slice::from_ref(&wrong)),
                Err(wrong)
            );
        }
    }
}
