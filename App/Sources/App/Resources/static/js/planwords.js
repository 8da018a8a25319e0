// A plan in words: the values beside the sliders, its name where nobody gave it one, and what stands on paper.
export const forms = { "": "no vitamin K supplement", "MK-7": "MK-7", "MK-4": "MK-4", K1: "vitamin K1" };

const whole = (value) => Math.round(value).toLocaleString("en");

export const words = {
  dose_ug: (v) => `${whole(v)} µg a day`,
  adherence: (v) => `${whole(v * 100)} of 100 days`,
  start_age: (v) => `age ${whole(v)}`,
  calcium_mg: (v) => `${whole(v)} mg a day`,
  vitamin_d_ug: (v) => `${whole(v)} µg (${whole(v * 40)} IU)`,
  food_times_per_week: (v) => ["never", "once a week", "twice a week"][v] ?? `${whole(v)} times a week`,
};

/** Every key that the server reads, so that what is nothing is said too. */
export const full = (plan, age) => ({
  form: "", dose_ug: 0, times_per_week: 7, adherence: 0.9, calcium_mg: 0, vitamin_d_ug: 0, food: "", food_amount: "",
  food_times_per_week: 0, ...plan, start_age: Math.max(plan.start_age || 0, Math.floor(age)),
});

function taken(plan) {
  return [
    plan.form && plan.dose_ug ? `${whole(plan.dose_ug)} µg ${plan.form} a day` : "",
    plan.food && plan.food_times_per_week ? `${plan.food} ${words.food_times_per_week(plan.food_times_per_week)}` : "",
    plan.calcium_mg ? `calcium ${whole(plan.calcium_mg)} mg` : "",
    plan.vitamin_d_ug ? `vitamin D ${whole(plan.vitamin_d_ug)} µg` : "",
  ].filter(Boolean);
}

/** Whether the plan differs from living as now at all; one that does not is not asked about. */
export const isChange = (plan) => taken(plan).length > 0;

/** The name that its settings give a plan. */
export const nameOf = (plan) => (taken(plan).join(", ") || "no change").slice(0, 60);

/** The plan as it is told on paper, where no slider is. */
export const told = (plan) =>
  `${taken(plan).join("; ") || "No change"}; taken on ${words.adherence(plan.adherence)}, from ${words.start_age(plan.start_age)}.`;

/** `name`, with a number where another plan, or living as now, has it already. */
export function unique(name, others) {
  const used = new Set([...others, "as now"]);
  if (!used.has(name)) return name;
  for (let i = 2; ; i++) if (!used.has(`${name} (${i})`)) return `${name} (${i})`;
}
