// The ledger: opens the claim that the address names, and all of them on request and for printing.
import { one, all } from "./dom.js";

const claims = all("#ledger details");
const button = one("#open-all");

function openNamed() {
  const id = decodeURIComponent(location.hash.slice(1));
  const claim = id && document.getElementById(id);
  if (claim?.tagName !== "DETAILS") return;
  claim.open = true;
  claim.scrollIntoView();
}

function openAll(isOpen) {
  for (const claim of claims) claim.open = isOpen;
  button.textContent = isOpen ? "Close all claims" : "Open all claims";
}

button.hidden = false;
button.addEventListener("click", () => openAll(!claims.every((claim) => claim.open)));
addEventListener("hashchange", openNamed);
addEventListener("beforeprint", () => openAll(true));
openNamed();
