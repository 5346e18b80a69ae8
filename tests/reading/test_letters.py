"""Letters of request that no sample resembles: other States, other headings, other layouts."""

from datetime import date

import pytest

from models.reading.document_kind import DocumentKind
from models.value import Said
from tests.reading.typeset import pdf, read, values

IRISH = r"""
#set text(11pt, lang: "en")
#set par(justify: true)
#align(center)[*REPUBLIC OF IRELAND* \ *Department of Justice* \ Central Authority for Mutual Assistance]
#v(1em)
#grid(columns: (1fr, 1fr), [Our Ref: MLA/55/2026], align(right)[Dublin, 3 September 2026])
To: Ministerio de Justicia, Subdirección General de Cooperación Jurídica Internacional, Madrid, Spain
#v(1em)
*LETTER OF REQUEST*

The Central Authority for Mutual Assistance of Ireland requests the assistance of the competent authorities of
Spain under the European Convention on Mutual Assistance in Criminal Matters of 20 April 1959 and asks that the
evidence described below be obtained.

*Nature of the proceedings*

The Garda National Protective Services Bureau is conducting a criminal investigation into trafficking in
persons. No charge has been preferred.

*Summary of the facts*

From 4 May 2025 to 9 January 2026 the suspect recruited three women in Seville with false promises of employment
in a nursing home, arranged their travel to Dublin, confiscated their passports and forced to work in a brothel.
No violence was used. The women were aged 19, 22 and 24.

*Person concerned*

Name: Cornelius Abernathy-Fink \
Date of birth: 7 February 1980 \
Nationality: Irish \
Role: suspect \
Address: 55 Nowhere Lane, Cork

*Offences*

Trafficking of persons, section 4 of the Criminal Law (Human Trafficking) Act 2008; maximum penalty: life
imprisonment.

*Assistance sought*

1. Please obtain the statements of account of the bank account ES00 5555 at Banco Inventado.

2. Please take the statement of Remedios Falsete Quirós, a neighbour, in writing.

*Time limit*

A reply is requested no later than 30 November 2026.

*Confidentiality*

It is asked that this request be kept confidential.

Yours faithfully,
#v(1cm)
(signed) Aoife Notreal \
Head of the Central Authority
"""

GUATEMALAN = r"""
#set text(11.5pt, lang: "es")
#set par(justify: true)
#align(right)[Guatemala, 14 de agosto de 2026 \ Oficio No. UCAI-555-2026]

Señor Director General de Procedimientos Internacionales \
Fiscalía General de la República \
Ciudad de México

Asunto: Solicitud de asistencia jurídica internacional

Tengo el honor de dirigirme a usted para solicitar asistencia jurídica con fundamento en la Convención de las
Naciones Unidas contra la Delincuencia Organizada Transnacional y en el Protocolo para Prevenir, Reprimir y
Sancionar la Trata de Personas, Especialmente Mujeres y Niños.

= 1. Objeto de la solicitud
Se requieren los elementos de prueba para acreditar la ruta que siguieron las víctimas.

= 2. Relación de hechos
Entre el 1 de marzo de 2025 y el 15 de julio de 2025, el sindicado captó a dos mujeres en Quetzaltenango,
Guatemala, con engaño de un trabajo doméstico, las trasladó a Tapachula, Chiapas, y las obligó a ejercer la
prostitución bajo amenazas. No hubo secuestro.

= 3. Personas
#table(columns: 3, [Nombre completo], [Fecha de nacimiento], [Calidad],
 [Eufrasio Tecún Marroquí], [03/04/1985], [Sindicado],
 [Hortensia Ixcamey Pop], [22/11/2001], [Víctima])

= 4. Calificación jurídica
Trata de personas, artículo 202 Ter del Código Penal; pena: de ocho a dieciocho años de prisión.

= 5. Asistencia solicitada
a) Se solicita el registro de llamadas del número 555 0199 de enero a marzo de 2025.

b) Se reciba declaración testimonial a Casimiro Nadal Inventado.

= 6. Confidencialidad
Se solicita mantener en reserva la presente solicitud.

Sin otro particular, le reitero las muestras de mi consideración.

Atentamente,
#v(1cm)
Licda. Ninguna Persona \
Secretaria de Cooperación Internacional, Ministerio Público
"""

BRAZILIAN = r"""
#set text(11pt, lang: "en")
#align(center)[EMBASSY OF THE FEDERATIVE REPUBLIC OF BRAZIL]
Note No. 77/2026

The Embassy of Brazil presents its compliments to the Ministry of Foreign Affairs of the Kingdom of Spain and
has the honour to request the extradition of Tibúrcio Falcão Inexistente, a Brazilian national born on 2 March
1975, on the basis of the Treaty of Extradition between Brazil and Spain, signed at Brasília on 2 February 1988.

FACTS

Between 10 January 2024 and 20 December 2024 the person sought harboured five women in Recife and, by threats
and by withholding their passports, made them engage in prostitution.

WARRANT OF ARREST

On 5 June 2026, the Second Federal Court of Recife issued a warrant of arrest against him.

OFFENCES

#table(columns: 3, [Offence], [Provision], [Maximum penalty], [International trafficking in persons], [Article
149-A of the Penal Code], [8 years of imprisonment])

UNDERTAKINGS

The Government of Brazil undertakes that the person sought will not be prosecuted for any other offence
committed before surrender. Reciprocity is assured.

The Embassy of Brazil avails itself of this opportunity to renew to the Ministry the assurances of its highest
consideration.

Madrid, 15 July 2026
"""


class TestALetterWithUnnumberedHeadingsAndLabels:
    facts = values(read(pdf(IRISH)))

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("request/kind", "mla"),
            ("request/date", date(2026, 9, 3)),
            ("request/reference", "MLA/55/2026"),
            ("requesting/state", "IE"),
            ("requested/state", "ES"),
            (
                "requested/authority",
                "Ministerio de Justicia, Subdirección General de Cooperación Jurídica Internacional",
            ),
            ("instrument/1/id", "ets30"),
            ("request/stage", "investigation"),
            ("person/1/name", "Cornelius Abernathy-Fink"),
            ("person/1/born", date(1980, 2, 7)),
            ("person/1/nationality", "IE"),
            ("offence/1/title", "Trafficking of persons"),
            ("offence/1/penalty", "life"),
            ("conduct/from", date(2025, 5, 4)),
            ("conduct/to", date(2026, 1, 9)),
            ("conduct/victims", 3),
            ("conduct/youngest_victim", 19),
            ("measure/1/kind", "bank_records"),
            ("measure/2/kind", "take_evidence"),
            ("request/respond_by", date(2026, 11, 30)),
            ("request/confidential", True),
            ("request/signed", True),
            ("request/signatory", "Head of the Central Authority"),
        ],
    )
    def test_each_fact_is_read(self, path: str, value: object) -> None:
        assert self.facts.get(path) == value

    def test_what_is_denied_is_no_means(self) -> None:
        assert self.facts["conduct/means"] == ("deception", "taking_documents")  # "No violence was used."

    def test_what_the_letter_does_not_say_stays_out(self) -> None:
        assert not {"request/urgent", "request/purpose", "offence/1/max_months", "warrant/date"} & set(self.facts)


class TestASpanishLetterWithATableOfPersons:
    document = read(pdf(GUATEMALAN, '#set page("us-letter", margin: 2.5cm)'))
    facts = values(document)

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("request/kind", "mla"),
            ("request/date", date(2026, 8, 14)),
            ("request/reference", "UCAI-555-2026"),
            ("requesting/state", "GT"),
            ("requested/state", "MX"),
            ("instrument/1/id", "untoc"),
            ("instrument/2/id", "trafficking_protocol"),
            ("person/1/role", "suspect"),
            ("person/2/name", "Hortensia Ixcamey Pop"),
            ("person/2/born", date(2001, 11, 22)),
            ("offence/1/law", "artículo 202 Ter del Código Penal"),
            ("offence/1/max_months", 18 * 12),
            ("conduct/means", ("threat", "deception")),
            ("conduct/states", ("GT", "MX")),
            ("measure/1/kind", "telecom_records"),
            ("measure/2/kind", "take_evidence"),
        ],
    )
    def test_each_fact_is_read(self, path: str, value: object) -> None:
        assert self.facts.get(path) == value

    def test_a_date_of_birth_that_can_be_read_in_two_ways_is_left_out_and_named_by_its_path(self) -> None:
        assert "person/1/born" not in self.facts
        text = "A date of birth ({path}) can be read in two ways and was left out."
        assert Said(text=text, values={"path": "person/1/born"}) in self.document.warnings

    def test_what_is_denied_is_no_means(self) -> None:
        means = self.facts["conduct/means"]
        assert isinstance(means, tuple) and "abduction" not in means  # "No hubo secuestro."


class TestANoteVerbaleForExtradition:
    facts = values(read(pdf(BRAZILIAN)))

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("request/kind", "extradition"),
            ("requesting/authority", "Embassy of Brazil"),
            ("requesting/state", "BR"),
            ("requested/authority", "Ministry of Foreign Affairs"),
            ("requested/state", "ES"),
            ("request/reference", "77/2026"),
            ("request/date", date(2026, 7, 15)),
            ("person/1/name", "Tibúrcio Falcão Inexistente"),
            ("person/1/role", "sought"),
            ("person/1/born", date(1975, 3, 2)),
            ("person/1/nationality", "BR"),
            ("warrant/date", date(2026, 6, 5)),
            ("warrant/authority", "Second Federal Court of Recife"),
            ("offence/1/max_months", 96),
            ("conduct/means", ("threat", "taking_documents")),
            ("assurance/1/kind", "speciality"),
        ],
    )
    def test_each_fact_is_read(self, path: str, value: object) -> None:
        assert self.facts.get(path) == value

    def test_no_signature_is_seen_where_there_is_none(self) -> None:
        assert "request/signed" not in self.facts


class TestLettersThatAreNoRequest:
    def test_a_reply_quotes_our_number(self) -> None:
        document = read(
            pdf(
                """
                #set text(lang: "en")
                #align(right)[Madrid, 20 October 2026]
                From: Ministerio de Justicia, Spain

                To: Fiscalía General de la República, Mexico City

                Our reference: CJI-8/2026

                Your reference: MX-2026-00017

                In reply to your request of 3 September 2026, we send you the result of its
                execution: the bank records of the account that is named in it. We thank you for
                your cooperation in this matter.
                """
            )
        )
        assert document.kind is DocumentKind.REPLY
        assert (document.sender.state, document.addressee.state) == ("ES", "MX")
        assert document.reference == "CJI-8/2026"
        assert document.our_references == ("MX-2026-00017",)

    def test_an_invoice_is_other(self) -> None:
        text = "Invoice of the hotel for the stay of two guests in the month of May of this year, with breakfast."
        document = read(pdf(f'#set text(lang: "en")\n{text}'))
        assert (document.kind, document.facts) == (DocumentKind.OTHER, ())
