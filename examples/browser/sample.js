// What the page begins with: a plan with four components, and a month of one person.

export const PLAN = `{
  "schema": "quotakit/pay-plan@1",
  "id": "ae-2026",
  "currency": "USD",
  "period": "month",
  "rounding": {"mode": "half_up"},
  "measures": [
    {"id": "revenue"},
    {"id": "new_customers", "unit": {"count": {}}},
    {"id": "collection_rate", "unit": {"percent": {}}}
  ],
  "components": [
    {"id": "commission", "on": "revenue", "accumulate": "ytd", "cap": "40000",
     "pay": {"tiers": {"axis": "amount", "mode": "marginal", "tie": "upper", "steps": [
       {"from": "0", "rate": "4%"},
       {"from": "150000", "rate": "6%"},
       {"from": "250000", "rate": "8%"}]}}},
    {"id": "quota-bonus", "on": "revenue",
     "pay": {"curve": {"axis": "attainment", "of": "target_incentive",
       "points": [["80%", "0"], ["100%", "100%"], ["120%", "160%"]], "below": "zero", "above": "hold"}}},
    {"id": "logo", "on": "new_customers", "pay": {"per_unit": {"amount": "250"}}},
    {"id": "club", "pay": {"bonus": {"amount": "500", "when": {"grade_in": ["优秀"]}}}}
  ],
  "multipliers": [
    {"id": "mbo", "on": "score", "acts_on": "pay", "points": [["60", "0.8"], ["100", "1.2"]],
     "applies_to": ["commission"]}
  ],
  "gates": [
    {"id": "collections", "when": {"measure_below": {"measure": "collection_rate", "value": "80%"}},
     "limit_to": "50%"}
  ],
  "cap": "100000",
  "draw": {"guarantee": {"amount": "3000", "recoverable": true, "recovery": "100%"}}
}
`

export const FACTS = `{
  "person": "wang",
  "period": "2026-07",
  "active": [{"start": "2026-07-01", "end": "2026-08-01"}],
  "measures": {
    "revenue": {"actual": "20000", "prior": {"ytd": "145000"}, "quota": "20000"},
    "new_customers": {"actual": "3"},
    "collection_rate": {"actual": "85%"}
  },
  "base_salary": "8000",
  "target_incentive": "4000",
  "score": "92",
  "grade": "优秀",
  "rank": 1,
  "draw_balance": "0",
  "paid_before": {},
  "trace": true
}
`
