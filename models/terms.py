"""The English words for every code that a letter shows; each is a key of the message catalogue `terms`."""

from collections.abc import Mapping

from models.fact import ACTS, ASSURANCES, ATTACHMENTS, CATEGORIES, FACT_TYPES, MEANS, MEASURES, PURPOSES, ROLES, Kind
from models.law.topics import EVENTS
from models.value import Said

_WORDS: Mapping[tuple[str, ...], Mapping[str, str]] = {
    tuple(Kind): {
        "mla": "mutual legal assistance in criminal matters",
        "extradition": "extradition",
        "provisional_arrest": "provisional arrest with a view to extradition",
    },
    MEASURES: {
        "take_evidence": "taking of evidence or statements",
        "interview_victim": "interview of a victim",
        "video_hearing": "hearing by video link",
        "serve_documents": "service of documents",
        "search": "search",
        "seize": "seizure",
        "freeze": "freezing of assets",
        "bank_records": "bank records",
        "telecom_records": "traffic and location data",
        "subscriber_data": "subscriber data",
        "stored_content": "stored content of communications",
        "interception": "interception of communications",
        "documents": "documents and certified copies",
        "criminal_records": "criminal records",
        "locate_person": "location of a person",
        "examine_site": "examination of objects or sites",
        "expert_evaluation": "expert evaluation",
        "transfer_prisoner": "temporary transfer of a person in custody",
        "preserve_data": "preservation of data",
        "covert_operation": "covert investigation",
        "controlled_delivery": "controlled delivery",
        "officers_present": "presence of officers",
        "cross_border_observation": "cross-border observation",
        "direct_contact": "direct contact with a person or provider",
        "confiscate": "confiscation of property",
        "provider_order": "order to a service provider in the requested State",
        "joint_team": "joint investigation team",
        "transfer_proceedings": "transfer of criminal proceedings",
        "transfer_sentenced": "transfer of a sentenced person",
        "other": "other measure, as described in the request",
    },
    ROLES: {
        "sought": "person sought",
        "suspect": "suspect",
        "accused": "accused person",
        "convicted": "convicted person",
        "victim": "victim",
        "witness": "witness",
        "other": "other person",
    },
    CATEGORIES: {
        "trafficking": "trafficking in persons",
        "smuggling": "smuggling of migrants",
        "forced_labour": "forced labour or slavery",
        "procuring": "procuring or exploitation of prostitution",
        "laundering": "money laundering",
        "organised_group": "participation in an organised criminal group",
        "documents": "document fraud",
        "child_abuse": "sexual abuse or exploitation of children",
        "organ_removal": "trafficking in organs",
        "corruption": "corruption",
        "drugs": "trafficking in drugs",
        "cybercrime": "cybercrime",
        "firearms": "trafficking in firearms",
        "terrorism": "terrorism",
        "core_crimes": "genocide, crimes against humanity or war crimes",
        "other": "other offence",
    },
    ACTS: {
        "recruit": "recruitment",
        "transport": "transportation",
        "transfer": "transfer",
        "harbour": "harbouring",
        "receive": "receipt",
        "entice": "enticement",
        "provide": "provision",
        "buy_or_sell": "purchase or sale",
        "advertise": "advertising",
        "control_movement": "control over movements",
        "benefit": "financial benefit",
        "arrange_travel": "arranging of travel",
        "patronise": "use of the services of a victim",
        "detain": "deprivation of liberty",
        "compel": "compulsion to work, serve or prostitute oneself",
        "procure_entry": "procuring of illegal entry or transit",
        "enable_stay": "enabling of illegal stay",
        "withhold_document": "taking or withholding of identity documents",
        "remove_organ": "removal of an organ",
        "trade_organ": "trade in an organ",
        "launder": "dealing with the proceeds of crime",
        "take_part_in_group": "participation in a criminal group",
        "conspire": "agreement to commit the offence",
        "attempt": "attempt",
    },
    MEANS: {
        "force": "force",
        "threat": "threats",
        "other_coercion": "other forms of coercion",
        "abduction": "abduction",
        "fraud": "fraud",
        "deception": "deception",
        "abuse_of_power": "abuse of power",
        "abuse_of_vulnerability": "abuse of a position of vulnerability",
        "payment_to_controller": "payment to a person having control over another",
        "debt": "debt bondage",
        "taking_documents": "taking of identity or travel documents",
        "abuse_of_law": "abuse of law or legal process",
        "inducement": "inducement",
        "family_authority": "authority within the family",
    },
    PURPOSES: {
        "sexual_exploitation": "sexual exploitation",
        "forced_labour": "forced labour or services",
        "slavery": "slavery or similar practices",
        "servitude": "servitude",
        "organ_removal": "removal of organs",
        "begging": "forced begging",
        "forced_criminality": "forced criminality",
        "forced_marriage": "forced marriage",
        "illegal_adoption": "illegal adoption",
        "surrogacy": "exploitation of surrogacy",
        "armed_conflict": "use in armed conflict",
        "pornography": "production of pornography",
        "exploitative_work": "exploitative working conditions",
        "experiments": "unlawful experiments on persons",
        "financial_gain": "financial or other material gain",
        "conceal_origin": "concealment of the origin of proceeds",
        "commit_crimes": "commission of offences",
    },
    ASSURANCES: {
        "death_penalty": "assurance against the death penalty",
        "life_imprisonment": "assurance concerning life imprisonment",
        "speciality": "assurance of speciality",
        "retrial": "assurance of a retrial",
        "reciprocity": "assurance of reciprocity",
        "return_of_evidence": "assurance that evidence will be returned",
        "use_limitation": "assurance of limited use",
        "formal_request": "assurance that a formal request will follow",
        "detention_conditions": "assurance on the conditions of detention",
        "fair_trial": "assurance of a fair trial",
        "return_of_person": "assurance that the person will be returned",
        "no_re_extradition": "assurance against re-extradition",
        "costs": "undertaking to bear costs",
        "consular_visits": "assurance that the person may be visited",
    },
    ATTACHMENTS: {
        "warrant": "arrest warrant",
        "judgment": "judgment",
        "law_text": "text of the law",
        "limitation_text": "text of the law on lapse of time",
        "translation": "translation",
        "evidence": "evidence",
        "photograph": "photograph",
        "certification": "certification",
        "other": "other document",
    },
    ("investigation", "prosecution", "trial", "sentence"): {
        "investigation": "investigation",
        "prosecution": "prosecution",
        "trial": "trial",
        "sentence": "enforcement of a sentence",
    },
    ("term", "life", "death"): {
        "term": "imprisonment for a term",
        "life": "life imprisonment",
        "death": "death penalty",
    },
}

OUTCOMES = {"met": "met", "not_met": "not met", "unknown": "unknown"}
FORCES = {
    "required": "required content",
    "where_possible": "content where possible",
    "mandatory": "mandatory ground",
    "optional": "optional ground",
    "condition": "condition",
    "procedural": "procedural",
    "scope": "scope",
    "prohibited": "may not be relied on to refuse",
    "duty": "duty",
}
SUBJECTS = {
    "content": "Contents of the request",
    "ground": "Grounds for refusal (met: the ground is made out)",
    "dual_criminality": "Dual criminality",
    "threshold": "Penalty threshold",
    "language": "Language of the request",
    "channel": "Channel of transmission",
    "duty": "Duties that go with the request",
}
ELEMENTS = {
    "act": "Act",
    "means": "Means",
    "purpose": "Purpose",
    "child": "Child",
    "penalty": "Penalty",
    "consent": "Consent",
    "conduct": "Conduct",
}
ELEMENTS_OF = {
    "act": "Act, victim {victim}",
    "means": "Means, victim {victim}",
    "purpose": "Purpose, victim {victim}",
    "child": "Child, victim {victim}",
    "penalty": "Penalty, victim {victim}",
    "consent": "Consent, victim {victim}",
    "conduct": "Conduct, victim {victim}",
}
"""The elements where the victims differ; `victim` is a number among the victims of the request, or 3-6."""
STATUSES = {
    "verified": "text verified",
    "knowledge": "to be verified",
    "unconfirmed": "not confirmed",
}
DECIDERS = {
    "central_authority": "central authority",
    "executive": "executive",
    "court": "court",
    "either": "executive or court",
}
CHANNELS = {
    "folder": "shared folder",
    "email": "electronic mail",
    "portal": "electronic portal",
    "post": "post",
    "pouch": "diplomatic bag",
    "paper": "paper delivery",
    "upload": "direct upload at the desk",
    "command_line": "direct registration at the desk",
}
"""Channels we have words for; the set is open, and another one is shown under its own name."""

TITLES = {
    "D01": "Acknowledgement of receipt",
    "D03": "Notice of redirection",
    "D04": "Request for supplementary information",
    "D06": "Return of a request for completion",
    "D07": "Consultation before a decision",
    "D08": "Notice of acceptance",
    "D09": "Notice of postponement",
    "D10": "Notice of refusal",
    "D12": "Instruction to execute",
    "D15": "Reminder",
    "D18": "Transmittal of results and conditions of use",
    "D20": "Legal assessment for the file",
    "X04": "Notice of arrest",
}

DESK_STANDARD = "own standard of this authority"

REMEDIES = {
    "bank_secrecy": "the order or authorisation of a court on which disclosure could be based",
    "death_penalty": "an assurance, binding on your authorities, that the death penalty will not be imposed or, if "
    "imposed, will not be carried out",
    "discrimination": "specific assurances on the treatment of the person, and the means of verifying them",
    "dual_criminality": "a fuller account of the conduct, showing each element of the offence, or a limitation of the "
    "request to measures for which dual criminality is not required",
    "essential_interests": "execution in part, or subject to conditions protecting the interests concerned",
    "ill_treatment": "specific assurances on the treatment of the person, and the means of verifying them",
    "in_absentia": "an assurance that the person will have the right to a new trial at which the defence can be "
    "presented in full",
    "lapse_of_time": "information on any act or period that interrupted or suspended the lapse of time",
    "life_imprisonment": "an assurance that a sentence of life imprisonment will be open to review",
    "measure_unavailable": "another measure by which the same result can be reached",
    "nationality": "submission of the case to our own prosecuting authorities, at your request",
    "not_conforming": "a corrected request",
    "own_proceedings": "execution at a later date, or subject to conditions",
    "pending_here": "consultation on where the proceedings can best be conducted",
    "special_tribunal": "an assurance that the person will be tried by an ordinary court",
}
"""What could make a request possible all the same, by the topic of the finding that stands in its way."""

CONFLICT = "The documents received differ on the following point: {fact}. Please state which of them is correct."
SILENT = "Please complete the request on the following point: {fact}."
LACKING = "The request lacks: {contents}."

OTHER_REMEDY = "any information, condition or assurance by which the difficulty could be met"

URGENCIES = {
    "U1": "U1 – urgent",
    "U2": "U2 – priority",
    "U3": "U3 – standard",
}


def code_word(pattern: str, code: str) -> Said:
    """The words for a code that may stand at a path; KeyError for a code without words."""
    return Said(text=_WORDS[FACT_TYPES[pattern].choices][code])


def kind_word(kind: str) -> Said:
    """The words for a kind of cooperation."""
    return Said(text=_WORDS[tuple(Kind)][kind])


def messages() -> tuple[str, ...]:
    """Every key that the catalogue `terms` must have: the words above and the labels of the facts."""
    groups = (*_WORDS.values(), OUTCOMES, FORCES, SUBJECTS, ELEMENTS, ELEMENTS_OF, STATUSES, DECIDERS, CHANNELS,
              URGENCIES, TITLES, REMEDIES)  # fmt: skip
    words = [word for group in groups for word in group.values()]
    own = (DESK_STANDARD, OTHER_REMEDY, CONFLICT, SILENT, LACKING, "unconfirmed", "verify", "yes", "no", "none",
           "none below the age of {age}",
           "below the age of {age}", "{months} months", "{years} years", "victim {number}", "witness {number}",
           "law of the State ({state})", "Article {article}", "Articles {article}", "article to be verified",
           *(event.label for event in EVENTS.values()))  # fmt: skip
    return tuple(dict.fromkeys([*words, *(kind.label for kind in FACT_TYPES.values()), *own]))
