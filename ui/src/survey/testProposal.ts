import type { CorrectionProposal } from '../api/types/CorrectionProposal'

/** For tests only: a line that was measured 1.2 m away and is drawn 5 m away. */
export const proposal: CorrectionProposal = {
  facility: 'L',
  name: '示例901线',
  owner: '配电运检室',
  comparisons: [
    {
      measurement: 0,
      measured_mm: 1200,
      computed_mm: 5000,
      difference_mm: -3800,
      u_mm: 900,
      significance: 4.22,
    },
  ],
  shift: null,
  accuracy_mm: 3800,
}
