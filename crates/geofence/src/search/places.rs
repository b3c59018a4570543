//! Where a facility stands in the list of what was found, in the same time however long the list is:
//! a changed line may meet thousands of stored sites.

/// Slots to start with, a power of two; what one site meets fits without growing.
const FIRST: usize = 64;

#[derive(Clone, Copy, Default)]
struct Slot {
    /// A slot of an earlier round is free, so that starting anew clears nothing.
    round: u32,
    facility: u32,
    at: u32,
}

pub(super) struct Places {
    slots: Vec<Slot>,
    round: u32,
    used: usize,
}

impl Places {
    pub fn new() -> Places {
        Places {
            slots: vec![Slot::default(); FIRST],
            round: 1,
            used: 0,
        }
    }

    /// Forgets everything.
    #[inline(always)]
    pub fn clear(&mut self) {
        self.used = 0;
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.slots.fill(Slot::default());
            self.round = 1;
        }
    }

    /// The place of a facility; `next`, kept for it from now on, where it had none.
    #[inline(always)]
    pub fn of(&mut self, facility: u32, next: usize) -> usize {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let round = self.round;
        let slot = self.slot(facility);
        if slot.round == round {
            return slot.at as usize;
        }
        (slot.facility, slot.at, slot.round) = (facility, next as u32, round);
        self.used += 1;
        next
    }

    /// The slot of a facility, or the free one it would take.
    #[inline(always)]
    fn slot(&mut self, facility: u32) -> &mut Slot {
        let mask = self.slots.len() - 1;
        let mut i = (u64::from(facility).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.slots[i].round == self.round && self.slots[i].facility != facility {
            i = (i + 1) & mask;
        }
        &mut self.slots[i]
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let twice = vec![Slot::default(); self.slots.len() * 2];
        for old in std::mem::replace(&mut self.slots, twice) {
            if old.round == self.round {
                *self.slot(old.facility) = old;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facility_keeps_its_place_and_a_new_round_knows_none() {
        let mut places = Places::new();
        places.round = u32::MAX - 1;
        for round in 0..4_u32 {
            places.clear();
            // Far apart and side by side, more than there are slots at first.
            let numbers = || {
                (0..5_000_u32).map(|k| k.wrapping_mul(if round % 2 == 0 { 1 } else { 1 << 16 | 1 }))
            };
            for (at, n) in numbers().enumerate() {
                assert_eq!(places.of(n, at), at);
            }
            for (at, n) in numbers().enumerate() {
                assert_eq!(places.of(n, usize::MAX), at);
            }
        }
    }
}
