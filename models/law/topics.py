"""The closed lists: what a request may have to contain, what may stand in its way, what follows, what starts a clock.

An instrument names these ids; a check serves them; an id outside the lists, or without a check, is refused at load.
A new id is one line here and one check (or one line in the check that serves its family).
"""

from collections.abc import Mapping

from models.value import Value


class Content(Value):
    """Something a request may have to contain: each group needs one of its facts (`path` or `path=value`)."""

    label: str
    facts: tuple[tuple[str, ...], ...]
    question: str


class Event(Value):
    """Something that starts a clock: a fact of the request (`path`), or, without one, an event of the register."""

    label: str
    path: str = ""


def _content(label: str, question: str, *groups: str) -> Content:
    return Content(label=label, question=question, facts=tuple(tuple(group.split("|")) for group in groups))


REQUIREMENTS: Mapping[str, Content] = {
    "requesting_authority": _content(
        "the authority that makes the request",
        "Please name the authority that makes the request.",
        "requesting/authority",
    ),
    "conducting_authority": _content(
        "the authority that conducts the proceedings, with its functions",
        "Please name the authority that conducts the proceedings and its functions.",
        "requesting/authority",
    ),
    "subject_matter": _content(
        "the subject matter and nature of the proceedings",
        "Please describe the subject matter and the nature of the proceedings.",
        "request/proceedings|request/stage",
    ),
    "offence": _content(
        "the offence to which the request relates",
        "Please name the offence to which the request relates.",
        "offence/*/title|offence/*/law",
    ),
    "legal_qualification": _content(
        "the legal qualification of the facts",
        "Please state the legal qualification of the facts, with the provisions relied on.",
        "offence/*/law|offence/*/title",
    ),
    "facts": _content(
        "a summary of the relevant facts",
        "Please set out the relevant facts: what was done, by whom, when and where.",
        "conduct/summary",
    ),
    "time_and_place": _content(
        "the time and place of the offence",
        "Please state when and where the offence was committed.",
        "conduct/from|conduct/to",
        "conduct/place|conduct/states",
    ),
    "assistance": _content(
        "a description of the assistance sought",
        "Please describe precisely the assistance that you seek.",
        "measure/*/kind|measure/*/description",
    ),
    "measure_description": _content(
        "a description of the measure, the place or the items concerned",
        "Please describe the measure, and the place, account or items that it concerns.",
        "measure/*/description",
    ),
    "procedure": _content(
        "any particular procedure to be followed",
        "Please state any particular procedure that you wish to be followed.",
        "request/procedure",
    ),
    "purpose": _content(
        "the purpose for which the assistance is sought",
        "Please state the purpose for which the evidence, information or action is sought.",
        "request/purpose",
    ),
    "persons": _content(
        "the identity, location and nationality of the persons concerned",
        "Please give the identity, location and nationality of the persons concerned.",
        "person/*/name",
        "person/*/location",
        "person/*/nationality",
    ),
    "person_identity": _content(
        "the identity of the person concerned",
        "Please give the full name, and the date of birth or another particular, of the person concerned.",
        "person/*/name",
        "person/*/born|person/*/identification|person/*/description",
    ),
    "person_nationality": _content(
        "the nationality of the person concerned",
        "Please state the nationality of the person concerned.",
        "person/*/nationality",
    ),
    "person_location": _content(
        "the location of the person concerned",
        "Please state where the person concerned is, as far as it is known.",
        "person/*/location",
    ),
    "addressee": _content(
        "the name and address of the person to be served or heard",
        "Please give the name and address of the person to be served or heard.",
        "person/*/name",
        "person/*/location",
    ),
    "law_text": _content(
        "the text of the provisions on the offence and the penalty",
        "Please send the text of the provisions that define the offence and fix the penalty.",
        "offence/*/law_text|attachment/*/kind=law_text",
    ),
    "limitation_text": _content(
        "the text of the provisions on lapse of time",
        "Please send the text of the provisions on lapse of time.",
        "offence/*/limitation_text|attachment/*/kind=limitation_text",
    ),
    "penalty": _content(
        "the penalty provided for the offence",
        "Please state the maximum penalty for the offence.",
        "offence/*/max_months|offence/*/penalty",
    ),
    "warrant": _content(
        "the arrest warrant, or an order of the same force",
        "Please send the original or an authenticated copy of the arrest warrant.",
        "warrant/date|attachment/*/kind=warrant",
    ),
    "warrant_statement": _content(
        "a statement that an arrest warrant or a judgment exists",
        "Please confirm that an arrest warrant or an enforceable judgment exists, with its date and authority.",
        "warrant/date|judgment/date|attachment/*/kind=warrant|attachment/*/kind=judgment",
    ),
    "judicial_order": _content(
        "the judgment, the arrest warrant, or an order of the same force",
        "Please send the original or an authenticated copy of the judgment or the arrest warrant.",
        "warrant/date|judgment/date|attachment/*/kind=warrant|attachment/*/kind=judgment",
    ),
    "judgment": _content(
        "the judgment of conviction",
        "Please send the original or an authenticated copy of the judgment.",
        "judgment/date|attachment/*/kind=judgment",
    ),
    "sentence": _content(
        "the sentence, and what is left of it",
        "Please state the sentence passed and the part that is still to be served.",
        "sentence/months|sentence/remaining_months",
    ),
    "evidence": _content(
        "the evidence that would justify committal for trial",
        "Please send the evidence that would justify arrest and committal for trial in the requested State.",
        "attachment/*/kind=evidence",
    ),
    "formal_request_intent": _content(
        "an undertaking that a formal request for extradition will follow",
        "Please confirm that a formal request for extradition will be made.",
        "assurance/*/kind=formal_request",
    ),
    "translation": _content(
        "a translation into a language of the requested State",
        "Please send a translation of the request and of its annexes.",
        "request/translated|attachment/*/kind=translation",
    ),
    "certification": _content(
        "the authentication of the documents",
        "Please send the documents with the authentication that is required.",
        "attachment/*/kind=certification",
    ),
    "signature": _content(
        "the signature of the authority",
        "Please send the request signed by the authority that makes it.",
        "request/signed",
    ),
    "date": _content("the date of the request", "Please state the date of the request.", "request/date"),
    "contact": _content(
        "a contact at the requesting authority",
        "Please name a contact at the requesting authority.",
        "requesting/contact",
    ),
    "urgency_reason": _content(
        "the reason for the urgency",
        "Please state why the request is urgent.",
        "request/urgency_reason|request/respond_by",
    ),
    "confidentiality_reason": _content(
        "the reason why confidentiality is asked",
        "Please state why confidentiality is asked, and what must not be disclosed.",
        "request/confidentiality_reason",
    ),
    "respond_by": _content(
        "the date by which an answer is needed, with the reason",
        "Please state by when you need the answer, and why.",
        "request/respond_by",
    ),
    "reciprocity": _content(
        "an assurance of reciprocity",
        "Please give an assurance of reciprocity.",
        "assurance/*/kind=reciprocity",
    ),
    "speciality_assurance": _content(
        "an assurance that the rule of speciality will be respected",
        "Please give an assurance that the rule of speciality will be respected.",
        "assurance/*/kind=speciality",
    ),
    "assistance_request_intent": _content(
        "the intention to send a request for assistance",
        "Please confirm that a request for assistance to search, seize or disclose the data will follow.",
        "assurance/*/kind=formal_request",
    ),
    "confiscation_order": _content(
        "the confiscation order, certified and enforceable",
        "Please send a certified copy of the confiscation order, its grounds, and a statement that it is enforceable.",
        "judgment/date|attachment/*/kind=judgment",
        "attachment/*/kind=certification",
    ),
    "criminal_file": _content(
        "the criminal file, original or certified copy",
        "Please send the original or a certified copy of the criminal file, with all other necessary documents.",
        "attachment/*/kind=evidence",
    ),
    "use_assurance": _content(
        "an assurance that what is sent will be used only as stated",
        "Please give an assurance that what is sent will be used only for the purpose stated.",
        "assurance/*/kind=use_limitation",
    ),
}  # fmt: skip

GROUNDS: Mapping[str, str] = {
    "age": "age of criminal responsibility",
    "amnesty": "amnesty",
    "asylum": "asylum or refugee status",
    "bank_secrecy": "bank secrecy",
    "competing_request": "competing requests",
    "de_minimis": "matter or property of small value",
    "death_penalty": "death penalty",
    "discrimination": "persecution or prejudice",
    "discontinued_here": "prosecution discontinued or not opened in the requested State",
    "domestic_bar": "own law bars the measure in a like domestic case",
    "dual_criminality": "dual criminality",
    "essential_interests": "sovereignty, security, ordre public or other essential interests",
    "extraterritoriality": "offence committed outside the requesting State",
    "fiscal": "fiscal offence",
    "fundamental_rights": "fundamental rights",
    "humanitarian": "health, age or other humanitarian reasons",
    "ill_treatment": "ill-treatment",
    "immunity": "immunity or privilege",
    "in_absentia": "judgment in absence",
    "insufficient_evidence": "evidence that is not sufficient",
    "lapse_of_time": "lapse of time",
    "legal_system": "contrary to the legal system",
    "life_imprisonment": "life imprisonment",
    "measure_unavailable": "measure that is not available in a like domestic case",
    "military": "military offence",
    "nationality": "nationality",
    "ne_bis_in_idem_here": "final judgment in the requested State",
    "ne_bis_in_idem_third": "final judgment in a third State",
    "no_connection": "no sufficient connection with the requested State",
    "no_consent": "consent of the person concerned is lacking",
    "not_authorised": "measure not allowed or not authorised in the requesting State",
    "not_conforming": "request that does not conform",
    "not_final": "judgment or order that is not final or not enforceable",
    "not_listed": "offence that is not on the list of the treaty",
    "not_national": "national of neither State",
    "organised_group": "no organised criminal group",
    "own_jurisdiction": "own jurisdiction over the offence",
    "own_proceedings": "own proceedings",
    "pending_here": "proceedings pending in the requested State",
    "political": "political offence",
    "prolonged_detention": "detention that would be prolonged",
    "scope_offence": "offence that is not covered",
    "sensitive_source": "sources of information or classified information",
    "serious_crime": "not a serious crime",
    "special_tribunal": "special tribunal",
    "territoriality": "offence committed in the requested State",
    "transnational": "offence that is not transnational",
}

DUTIES: Mapping[str, str] = {
    "acknowledge": "acknowledge receipt",
    "additional_information": "ask for additional information",
    "asset_return": "return of confiscated assets",
    "child_presumption": "treat as a child when age is uncertain",
    "conditional_surrender": "surrender on condition of return",
    "confidentiality": "keep the request confidential",
    "confiscation": "seize and confiscate on request",
    "consult_before_refusal": "consult before refusing",
    "consult_jurisdiction": "consult where several States act",
    "costs": "bear the ordinary costs",
    "costs_extraordinary": "consult on extraordinary costs",
    "data_protection": "protect personal data",
    "deemed_extraditable": "treat the offence as extraditable",
    "enforce_sentence": "consider enforcing the sentence",
    "execute": "execute according to own law and the request",
    "execute_promptly": "execute as soon as possible",
    "fair_treatment": "treat the person fairly",
    "flag_state": "measures against a vessel only as the flag State allows",
    "grant": "grant the request",
    "inform_delay": "tell of delay or impossibility",
    "inform_outcome": "tell the outcome",
    "joint_investigation": "joint investigations",
    "jurisdiction": "own jurisdiction over the offence",
    "law_enforcement": "cooperation between police forces",
    "no_legalisation": "no legalisation of documents",
    "non_punishment": "consider not punishing victims",
    "postponed_surrender": "postpone or lend the person",
    "property": "hand over property",
    "protect_persons": "protect and assist witnesses and victims",
    "public_records": "copies of public records",
    "re_extradition": "no re-extradition without consent",
    "reasons": "give reasons for refusal",
    "refusal_final": "no new request after a refusal on the merits",
    "release_no_bar": "release bars nothing",
    "representation": "be heard in the proceedings of the requested State",
    "return_items": "return what was sent",
    "safe_conduct": "safe conduct",
    "safe_return": "safe return of the victim",
    "simplified": "simplified surrender by consent",
    "sovereignty": "no acts on another State's territory",
    "speciality": "speciality",
    "special_techniques": "special investigative techniques by agreement",
    "spontaneous_information": "spontaneous information",
    "submit_to_prosecutors": "submit the case to own prosecutors",
    "time_served": "count the time spent in custody",
    "transfer_custody": "transfer a person in custody",
    "transfer_proceedings": "consider the transfer of proceedings",
    "transfer_sentenced": "transfer of sentenced persons",
    "transit": "transit",
    "use_limitation": "use only as stated",
    "victim_privacy": "protect the privacy and identity of victims",
    "video_hearing": "hear by video",
    "written_confirmation": "confirm in writing",
}

OTHERS: Mapping[str, str] = {
    "channel": "channel",
    "language": "language",
    "threshold": "penalty threshold",
}

EVENTS: Mapping[str, Event] = {
    "request_received": Event(label="receipt of the request"),
    "acknowledged": Event(label="receipt acknowledged"),
    "oral_request": Event(label="oral request"),
    "competent_authority_received": Event(label="receipt by the competent authority"),
    "information_requested": Event(label="supplementary information asked for"),
    "provisional_arrest": Event(label="provisional arrest", path="desk/arrest_date"),
    "arrest": Event(label="arrest on the request", path="desk/arrest_date"),
    "arrest_notified": Event(
        label="arrest notified to the embassy of the requesting State", path="desk/arrest_notified"
    ),
    "extradition_detention": Event(label="detention for extradition ordered"),
    "papers_received": Event(label="receipt of the formal request and papers", path="desk/papers_received"),
    "person_heard": Event(label="first hearing of the person sought"),
    "defences_raised": Event(label="defences raised"),
    "evidence_closed": Event(label="evidence closed"),
    "file_received": Event(label="receipt of the court's file by the executive"),
    "committal": Event(label="committal for surrender"),
    "consent_given": Event(label="consent of the person sought"),
    "decision_made": Event(label="decision on execution"),
    "decision_final": Event(label="final decision on surrender"),
    "decision_notified": Event(label="decision received by the requesting State"),
    "surrender_date_fixed": Event(label="date agreed for surrender"),
    "person_at_disposal": Event(label="person at the requesting State's disposal"),
    "surrendered": Event(label="surrender"),
    "free_to_leave": Event(label="person free to leave", path="desk/free_to_leave"),
    "presence_not_required": Event(label="presence no longer required"),
    "hearing_date": Event(label="date fixed for appearance"),
    "respond_by": Event(label="date asked for by the requesting State", path="request/respond_by"),
    "evidence_ready": Event(label="evidence ready to be sent"),
    "refused": Event(label="refusal"),
    "refused_nationality": Event(label="refusal because of nationality"),
    "temporary_transfer": Event(label="temporary transfer"),
    "reconsent_requested": Event(label="consent to prosecute for another offence asked for"),
    "victim_identified": Event(label="victim identified", path="desk/victim_identified"),
    "interception_notified": Event(label="notification of an interception received"),
    "data_preserved": Event(label="data preserved"),
    "impediment_ended": Event(label="end of the impediment"),
    "provider_received": Event(label="receipt of the order by the service provider"),
    "order_issued": Event(label="order issued in an emergency without validation"),
    "freeze_limit_asked": Event(label="limitation of a freezing asked for"),
    "person_informed": Event(label="person concerned informed of the intended step"),
    "decision_served": Event(label="decision received by the person concerned"),
}
