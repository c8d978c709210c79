// What to try first, by the work one does.
const partner = ["What is a FOC?", "My orders", "My escalations"];

const examples = {
  partnerRep: partner,
  agencyManager: ["My orders", "Late orders", "When are we paid?"],
  projectManager: ["My escalations", "Late orders", "Status"],
  fulfilment: ["FOC this week", "Late orders", "Why was my port rejected, code 6D?"],
  partnerSupport: ["Why was my port rejected, code 6D?", "What is a FOC?", "Late orders"],
  commissions: ["Status", "What is a spiff?", "Help"],
  leadership: ["Status", "Late orders", "Open escalations"],
  administrator: ["Status", "Invite", "Help"],
};

export const examplesFor = person => examples[person.role] ?? partner;

export const exampleForRoom = ["Status", "Late orders", "Help"];
