// Written by graphql/generate.ts (npm run generate). Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AnnotationInput = {
  id: string | number;
  value: AnnotationValueInput;
};

export type AnnotationValueInput =
  {   checkbox: boolean; date?: never; datetime?: never; decimalNumber?: never; dropDownList?: never; email?: never; integerNumber?: never; multipleDropDownList?: never; repetition?: never; text?: never; textarea?: never; yesNo?: never; }
  |  { checkbox?: never;   date: string; datetime?: never; decimalNumber?: never; dropDownList?: never; email?: never; integerNumber?: never; multipleDropDownList?: never; repetition?: never; text?: never; textarea?: never; yesNo?: never; }
  |  { checkbox?: never; date?: never;   datetime: string; decimalNumber?: never; dropDownList?: never; email?: never; integerNumber?: never; multipleDropDownList?: never; repetition?: never; text?: never; textarea?: never; yesNo?: never; }
  |  { checkbox?: never; date?: never; datetime?: never;   decimalNumber: number; dropDownList?: never; email?: never; integerNumber?: never; multipleDropDownList?: never; repetition?: never; text?: never; textarea?: never; yesNo?: never; }
  |  { checkbox?: never; date?: never; datetime?: never; decimalNumber?: never;   dropDownList: string; email?: never; integerNumber?: never; multipleDropDownList?: never; repetition?: never; text?: never; textarea?: never; yesNo?: never; }
  |  { checkbox?: never; date?: never; datetime?: never; decimalNumber?: never; dropDownList?: never;   email: string; integerNumber?: never; multipleDropDownList?: never; repetition?: never; text?: never; textarea?: never; yesNo?: never; }
  |  { checkbox?: never; date?: never; datetime?: never; decimalNumber?: never; dropDownList?: never; email?: never;   integerNumber: number; multipleDropDownList?: never; repetition?: never; text?: never; textarea?: never; yesNo?: never; }
  |  { checkbox?: never; date?: never; datetime?: never; decimalNumber?: never; dropDownList?: never; email?: never; integerNumber?: never;   multipleDropDownList: Array<string>; repetition?: never; text?: never; textarea?: never; yesNo?: never; }
  |  { checkbox?: never; date?: never; datetime?: never; decimalNumber?: never; dropDownList?: never; email?: never; integerNumber?: never; multipleDropDownList?: never;   repetition: number; text?: never; textarea?: never; yesNo?: never; }
  |  { checkbox?: never; date?: never; datetime?: never; decimalNumber?: never; dropDownList?: never; email?: never; integerNumber?: never; multipleDropDownList?: never; repetition?: never;   text: string; textarea?: never; yesNo?: never; }
  |  { checkbox?: never; date?: never; datetime?: never; decimalNumber?: never; dropDownList?: never; email?: never; integerNumber?: never; multipleDropDownList?: never; repetition?: never; text?: never;   textarea: string; yesNo?: never; }
  |  { checkbox?: never; date?: never; datetime?: never; decimalNumber?: never; dropDownList?: never; email?: never; integerNumber?: never; multipleDropDownList?: never; repetition?: never; text?: never; textarea?: never;   yesNo: boolean; };

export type CorrectionReason =
  | 'incomplete'
  | 'incorrect'
  | 'outdated';

export type DemarcheState =
  | 'brouillon'
  | 'close'
  | 'depubliee'
  | 'publiee';

export type DossierBasculeSuiviInput = {
  clientMutationId?: string | null | undefined;
  dossierId: string | number;
  follow?: boolean;
  instructeurId: string | number;
};

export type DossierChangerGroupeInstructeurInput = {
  clientMutationId?: string | null | undefined;
  dossierId: string | number;
  groupeInstructeurId: string | number;
};

export type DossierEnvoyerMessageInput = {
  body: string;
  clientMutationId?: string | null | undefined;
  correction?: CorrectionReason | null | undefined;
  dossierId: string | number;
  instructeurId: string | number;
};

export type DossierModifierAnnotationsInput = {
  annotations: Array<AnnotationInput>;
  clientMutationId?: string | null | undefined;
  dossierId: string | number;
  instructeurId: string | number;
};

export type DossierState =
  | 'accepte'
  | 'en_construction'
  | 'en_instruction'
  | 'refuse'
  | 'sans_suite';

export type EntrepriseEtatAdministratif =
  | 'Actif'
  | 'Ferme';

export type TraitementEvent =
  | 'accepte'
  | 'accepte_automatiquement'
  | 'classe_sans_suite'
  | 'depose'
  | 'depose_correction_instructeur'
  | 'depose_correction_usager'
  | 'passe_en_instruction'
  | 'passe_en_instruction_automatiquement'
  | 'refuse'
  | 'refuse_automatiquement'
  | 'repasse_en_construction'
  | 'repasse_en_instruction';

export type TraceFragment = { state: DossierState, dateDerniereModification: string, dateDerniereModificationChamps: string, dateDerniereModificationAnnotations: string, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string }> };

export type ChangedDossiersQueryVariables = Exact<{
  demarche: number;
  updatedSince: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ChangedDossiersQuery = { demarche: { number: number, draftRevision: { id: string }, dossiers: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ number: number, state: DossierState, dateDerniereModification: string, dateDerniereModificationChamps: string, dateDerniereModificationAnnotations: string, demarche: { revision: { id: string } }, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string }> } | null> | null } } };

export type DatedDossierQueryVariables = Exact<{
  number: number;
}>;


export type DatedDossierQuery = { dossier: { dateTraitement: string | null, id: string, number: number, state: DossierState, archived: boolean, dateDepot: string, dateExpiration: string | null, dateDerniereModification: string, dateDerniereModificationChamps: string, dateDerniereModificationAnnotations: string, traitements: Array<{ dateTraitement: string, event: TraitementEvent }>, usager: { email: string }, champs: Array<
      | { __typename: 'AddressChamp', id: string, updatedAt: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
      | { __typename: 'CarteChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'CheckboxChamp', id: string, updatedAt: string, label: string, stringValue: string | null, checked: boolean }
      | { __typename: 'CiviliteChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'CommuneChamp', id: string, updatedAt: string, label: string, stringValue: string | null, commune: { code: string } | null }
      | { __typename: 'DateChamp', id: string, updatedAt: string, date: string | null, label: string, stringValue: string | null }
      | { __typename: 'DatetimeChamp', id: string, updatedAt: string, datetime: string | null, label: string, stringValue: string | null }
      | { __typename: 'DecimalNumberChamp', id: string, updatedAt: string, label: string, stringValue: string | null, decimal: number | null }
      | { __typename: 'DepartementChamp', id: string, updatedAt: string, label: string, stringValue: string | null, departement: { code: string } | null }
      | { __typename: 'DossierLinkChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'DropDownListChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'EngagementJuridiqueChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'EpciChamp', id: string, updatedAt: string, label: string, stringValue: string | null, epci: { code: string } | null }
      | { __typename: 'ExplicationChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'HeaderSectionChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'IntegerNumberChamp', id: string, updatedAt: string, label: string, stringValue: string | null, integer: string | null }
      | { __typename: 'LinkedDropDownListChamp', id: string, updatedAt: string, primaryValue: string | null, secondaryValue: string | null, label: string, stringValue: string | null }
      | { __typename: 'MultipleDropDownListChamp', id: string, updatedAt: string, values: Array<string>, label: string, stringValue: string | null }
      | { __typename: 'PaysChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'PieceJustificativeChamp', id: string, updatedAt: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
      | { __typename: 'RegionChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'RepetitionChamp', id: string, updatedAt: string, label: string, stringValue: string | null, rows: Array<{ id: string, champs: Array<
            | { __typename: 'AddressChamp', id: string, updatedAt: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
            | { __typename: 'CarteChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'CheckboxChamp', id: string, updatedAt: string, label: string, stringValue: string | null, checked: boolean }
            | { __typename: 'CiviliteChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'CommuneChamp', id: string, updatedAt: string, label: string, stringValue: string | null, commune: { code: string } | null }
            | { __typename: 'DateChamp', id: string, updatedAt: string, date: string | null, label: string, stringValue: string | null }
            | { __typename: 'DatetimeChamp', id: string, updatedAt: string, datetime: string | null, label: string, stringValue: string | null }
            | { __typename: 'DecimalNumberChamp', id: string, updatedAt: string, label: string, stringValue: string | null, decimal: number | null }
            | { __typename: 'DepartementChamp', id: string, updatedAt: string, label: string, stringValue: string | null, departement: { code: string } | null }
            | { __typename: 'DossierLinkChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'DropDownListChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'EngagementJuridiqueChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'EpciChamp', id: string, updatedAt: string, label: string, stringValue: string | null, epci: { code: string } | null }
            | { __typename: 'ExplicationChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'HeaderSectionChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'IntegerNumberChamp', id: string, updatedAt: string, label: string, stringValue: string | null, integer: string | null }
            | { __typename: 'LinkedDropDownListChamp', id: string, updatedAt: string, primaryValue: string | null, secondaryValue: string | null, label: string, stringValue: string | null }
            | { __typename: 'MultipleDropDownListChamp', id: string, updatedAt: string, values: Array<string>, label: string, stringValue: string | null }
            | { __typename: 'PaysChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'PieceJustificativeChamp', id: string, updatedAt: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
            | { __typename: 'RegionChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'RepetitionChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'RNAChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'RNFChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'SiretChamp', id: string, updatedAt: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
            | { __typename: 'TextChamp', id: string, updatedAt: string, label: string, stringValue: string | null, text: string | null }
            | { __typename: 'TitreIdentiteChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
            | { __typename: 'YesNoChamp', id: string, updatedAt: string, label: string, stringValue: string | null, yesNo: boolean | null }
          > }> }
      | { __typename: 'RNAChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'RNFChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'SiretChamp', id: string, updatedAt: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
      | { __typename: 'TextChamp', id: string, updatedAt: string, label: string, stringValue: string | null, text: string | null }
      | { __typename: 'TitreIdentiteChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'YesNoChamp', id: string, updatedAt: string, label: string, stringValue: string | null, yesNo: boolean | null }
    >, annotations: Array<
      | { __typename: 'AddressChamp', id: string, updatedAt: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
      | { __typename: 'CarteChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'CheckboxChamp', id: string, updatedAt: string, label: string, stringValue: string | null, checked: boolean }
      | { __typename: 'CiviliteChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'CommuneChamp', id: string, updatedAt: string, label: string, stringValue: string | null, commune: { code: string } | null }
      | { __typename: 'DateChamp', id: string, updatedAt: string, date: string | null, label: string, stringValue: string | null }
      | { __typename: 'DatetimeChamp', id: string, updatedAt: string, datetime: string | null, label: string, stringValue: string | null }
      | { __typename: 'DecimalNumberChamp', id: string, updatedAt: string, label: string, stringValue: string | null, decimal: number | null }
      | { __typename: 'DepartementChamp', id: string, updatedAt: string, label: string, stringValue: string | null, departement: { code: string } | null }
      | { __typename: 'DossierLinkChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'DropDownListChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'EngagementJuridiqueChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'EpciChamp', id: string, updatedAt: string, label: string, stringValue: string | null, epci: { code: string } | null }
      | { __typename: 'ExplicationChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'HeaderSectionChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'IntegerNumberChamp', id: string, updatedAt: string, label: string, stringValue: string | null, integer: string | null }
      | { __typename: 'LinkedDropDownListChamp', id: string, updatedAt: string, primaryValue: string | null, secondaryValue: string | null, label: string, stringValue: string | null }
      | { __typename: 'MultipleDropDownListChamp', id: string, updatedAt: string, values: Array<string>, label: string, stringValue: string | null }
      | { __typename: 'PaysChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'PieceJustificativeChamp', id: string, updatedAt: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
      | { __typename: 'RegionChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'RepetitionChamp', id: string, updatedAt: string, label: string, stringValue: string | null, rows: Array<{ id: string, champs: Array<
            | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
            | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
            | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
            | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
            | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
            | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
            | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
            | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
            | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
            | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
            | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
            | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
            | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
            | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
            | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
          > }> }
      | { __typename: 'RNAChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'RNFChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'SiretChamp', id: string, updatedAt: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
      | { __typename: 'TextChamp', id: string, updatedAt: string, label: string, stringValue: string | null, text: string | null }
      | { __typename: 'TitreIdentiteChamp', id: string, updatedAt: string, label: string, stringValue: string | null }
      | { __typename: 'YesNoChamp', id: string, updatedAt: string, label: string, stringValue: string | null, yesNo: boolean | null }
    >, demarche: { number: number, revision: { id: string } }, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string, email: string }>, demandeur:
      | { __typename: 'PersonneMorale', siret: string, id: string, address: { cityCode: string, departmentCode: string | null }, entreprise: { siren: string, raisonSociale: string, formeJuridiqueCode: string | null, etatAdministratif: EntrepriseEtatAdministratif | null } | null }
      | { __typename: 'PersonneMoraleIncomplete', siret: string, id: string }
      | { __typename: 'PersonnePhysique', id: string }
     } };

export type DecisionsQueryVariables = Exact<{
  demarche: number;
  updatedSince: string;
  first: number;
  after?: string | null | undefined;
  verdict: string | number;
  reasons: string | number;
}>;


export type DecisionsQuery = { demarche: { number: number, draftRevision: { id: string }, dossiers: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ number: number, state: DossierState, dateDepot: string, motivation: string | null, demarche: { revision: { id: string } }, verdict: Array<
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
        >, reasons: Array<
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
          | { id: string, stringValue: string | null, updatedAt: string }
        > } | null> | null } } };

type Descriptor_AddressChampDescriptor_Fragment = { __typename: 'AddressChampDescriptor', id: string, label: string };

type Descriptor_CarteChampDescriptor_Fragment = { __typename: 'CarteChampDescriptor', id: string, label: string };

type Descriptor_CheckboxChampDescriptor_Fragment = { __typename: 'CheckboxChampDescriptor', id: string, label: string };

type Descriptor_CiviliteChampDescriptor_Fragment = { __typename: 'CiviliteChampDescriptor', id: string, label: string };

type Descriptor_CommuneChampDescriptor_Fragment = { __typename: 'CommuneChampDescriptor', id: string, label: string };

type Descriptor_DateChampDescriptor_Fragment = { __typename: 'DateChampDescriptor', id: string, label: string };

type Descriptor_DatetimeChampDescriptor_Fragment = { __typename: 'DatetimeChampDescriptor', id: string, label: string };

type Descriptor_DecimalNumberChampDescriptor_Fragment = { __typename: 'DecimalNumberChampDescriptor', id: string, label: string };

type Descriptor_DepartementChampDescriptor_Fragment = { __typename: 'DepartementChampDescriptor', id: string, label: string };

type Descriptor_DossierLinkChampDescriptor_Fragment = { __typename: 'DossierLinkChampDescriptor', id: string, label: string };

type Descriptor_DropDownListChampDescriptor_Fragment = { __typename: 'DropDownListChampDescriptor', options: Array<string> | null, otherOption: boolean | null, id: string, label: string };

type Descriptor_EmailChampDescriptor_Fragment = { __typename: 'EmailChampDescriptor', id: string, label: string };

type Descriptor_EngagementJuridiqueChampDescriptor_Fragment = { __typename: 'EngagementJuridiqueChampDescriptor', id: string, label: string };

type Descriptor_EpciChampDescriptor_Fragment = { __typename: 'EpciChampDescriptor', id: string, label: string };

type Descriptor_ExplicationChampDescriptor_Fragment = { __typename: 'ExplicationChampDescriptor', id: string, label: string };

type Descriptor_FormattedChampDescriptor_Fragment = { __typename: 'FormattedChampDescriptor', id: string, label: string };

type Descriptor_HeaderSectionChampDescriptor_Fragment = { __typename: 'HeaderSectionChampDescriptor', id: string, label: string };

type Descriptor_IbanChampDescriptor_Fragment = { __typename: 'IbanChampDescriptor', id: string, label: string };

type Descriptor_IntegerNumberChampDescriptor_Fragment = { __typename: 'IntegerNumberChampDescriptor', id: string, label: string };

type Descriptor_LinkedDropDownListChampDescriptor_Fragment = { __typename: 'LinkedDropDownListChampDescriptor', id: string, label: string };

type Descriptor_MultipleDropDownListChampDescriptor_Fragment = { __typename: 'MultipleDropDownListChampDescriptor', options: Array<string> | null, id: string, label: string };

type Descriptor_PaysChampDescriptor_Fragment = { __typename: 'PaysChampDescriptor', id: string, label: string };

type Descriptor_PhoneChampDescriptor_Fragment = { __typename: 'PhoneChampDescriptor', id: string, label: string };

type Descriptor_PieceJustificativeChampDescriptor_Fragment = { __typename: 'PieceJustificativeChampDescriptor', id: string, label: string };

type Descriptor_ReferentielChampDescriptor_Fragment = { __typename: 'ReferentielChampDescriptor', id: string, label: string };

type Descriptor_RegionChampDescriptor_Fragment = { __typename: 'RegionChampDescriptor', id: string, label: string };

type Descriptor_RepetitionChampDescriptor_Fragment = { __typename: 'RepetitionChampDescriptor', id: string, label: string };

type Descriptor_RnaChampDescriptor_Fragment = { __typename: 'RNAChampDescriptor', id: string, label: string };

type Descriptor_RnfChampDescriptor_Fragment = { __typename: 'RNFChampDescriptor', id: string, label: string };

type Descriptor_SiretChampDescriptor_Fragment = { __typename: 'SiretChampDescriptor', id: string, label: string };

type Descriptor_TextareaChampDescriptor_Fragment = { __typename: 'TextareaChampDescriptor', id: string, label: string };

type Descriptor_TextChampDescriptor_Fragment = { __typename: 'TextChampDescriptor', id: string, label: string };

type Descriptor_TitreIdentiteChampDescriptor_Fragment = { __typename: 'TitreIdentiteChampDescriptor', id: string, label: string };

type Descriptor_YesNoChampDescriptor_Fragment = { __typename: 'YesNoChampDescriptor', id: string, label: string };

export type DescriptorFragment =
  | Descriptor_AddressChampDescriptor_Fragment
  | Descriptor_CarteChampDescriptor_Fragment
  | Descriptor_CheckboxChampDescriptor_Fragment
  | Descriptor_CiviliteChampDescriptor_Fragment
  | Descriptor_CommuneChampDescriptor_Fragment
  | Descriptor_DateChampDescriptor_Fragment
  | Descriptor_DatetimeChampDescriptor_Fragment
  | Descriptor_DecimalNumberChampDescriptor_Fragment
  | Descriptor_DepartementChampDescriptor_Fragment
  | Descriptor_DossierLinkChampDescriptor_Fragment
  | Descriptor_DropDownListChampDescriptor_Fragment
  | Descriptor_EmailChampDescriptor_Fragment
  | Descriptor_EngagementJuridiqueChampDescriptor_Fragment
  | Descriptor_EpciChampDescriptor_Fragment
  | Descriptor_ExplicationChampDescriptor_Fragment
  | Descriptor_FormattedChampDescriptor_Fragment
  | Descriptor_HeaderSectionChampDescriptor_Fragment
  | Descriptor_IbanChampDescriptor_Fragment
  | Descriptor_IntegerNumberChampDescriptor_Fragment
  | Descriptor_LinkedDropDownListChampDescriptor_Fragment
  | Descriptor_MultipleDropDownListChampDescriptor_Fragment
  | Descriptor_PaysChampDescriptor_Fragment
  | Descriptor_PhoneChampDescriptor_Fragment
  | Descriptor_PieceJustificativeChampDescriptor_Fragment
  | Descriptor_ReferentielChampDescriptor_Fragment
  | Descriptor_RegionChampDescriptor_Fragment
  | Descriptor_RepetitionChampDescriptor_Fragment
  | Descriptor_RnaChampDescriptor_Fragment
  | Descriptor_RnfChampDescriptor_Fragment
  | Descriptor_SiretChampDescriptor_Fragment
  | Descriptor_TextareaChampDescriptor_Fragment
  | Descriptor_TextChampDescriptor_Fragment
  | Descriptor_TitreIdentiteChampDescriptor_Fragment
  | Descriptor_YesNoChampDescriptor_Fragment
;

export type DemarcheQueryVariables = Exact<{
  number: number;
}>;


export type DemarcheQuery = { demarche: { id: string, number: number, title: string, state: DemarcheState, activeRevision: { id: string, champDescriptors: Array<
        | { __typename: 'AddressChampDescriptor', id: string, label: string }
        | { __typename: 'CarteChampDescriptor', id: string, label: string }
        | { __typename: 'CheckboxChampDescriptor', id: string, label: string }
        | { __typename: 'CiviliteChampDescriptor', id: string, label: string }
        | { __typename: 'CommuneChampDescriptor', id: string, label: string }
        | { __typename: 'DateChampDescriptor', id: string, label: string }
        | { __typename: 'DatetimeChampDescriptor', id: string, label: string }
        | { __typename: 'DecimalNumberChampDescriptor', id: string, label: string }
        | { __typename: 'DepartementChampDescriptor', id: string, label: string }
        | { __typename: 'DossierLinkChampDescriptor', id: string, label: string }
        | { __typename: 'DropDownListChampDescriptor', options: Array<string> | null, otherOption: boolean | null, id: string, label: string }
        | { __typename: 'EmailChampDescriptor', id: string, label: string }
        | { __typename: 'EngagementJuridiqueChampDescriptor', id: string, label: string }
        | { __typename: 'EpciChampDescriptor', id: string, label: string }
        | { __typename: 'ExplicationChampDescriptor', id: string, label: string }
        | { __typename: 'FormattedChampDescriptor', id: string, label: string }
        | { __typename: 'HeaderSectionChampDescriptor', id: string, label: string }
        | { __typename: 'IbanChampDescriptor', id: string, label: string }
        | { __typename: 'IntegerNumberChampDescriptor', id: string, label: string }
        | { __typename: 'LinkedDropDownListChampDescriptor', id: string, label: string }
        | { __typename: 'MultipleDropDownListChampDescriptor', options: Array<string> | null, id: string, label: string }
        | { __typename: 'PaysChampDescriptor', id: string, label: string }
        | { __typename: 'PhoneChampDescriptor', id: string, label: string }
        | { __typename: 'PieceJustificativeChampDescriptor', id: string, label: string }
        | { __typename: 'ReferentielChampDescriptor', id: string, label: string }
        | { __typename: 'RegionChampDescriptor', id: string, label: string }
        | { __typename: 'RepetitionChampDescriptor', id: string, label: string, champDescriptors: Array<
            | { __typename: 'AddressChampDescriptor', id: string, label: string }
            | { __typename: 'CarteChampDescriptor', id: string, label: string }
            | { __typename: 'CheckboxChampDescriptor', id: string, label: string }
            | { __typename: 'CiviliteChampDescriptor', id: string, label: string }
            | { __typename: 'CommuneChampDescriptor', id: string, label: string }
            | { __typename: 'DateChampDescriptor', id: string, label: string }
            | { __typename: 'DatetimeChampDescriptor', id: string, label: string }
            | { __typename: 'DecimalNumberChampDescriptor', id: string, label: string }
            | { __typename: 'DepartementChampDescriptor', id: string, label: string }
            | { __typename: 'DossierLinkChampDescriptor', id: string, label: string }
            | { __typename: 'DropDownListChampDescriptor', options: Array<string> | null, otherOption: boolean | null, id: string, label: string }
            | { __typename: 'EmailChampDescriptor', id: string, label: string }
            | { __typename: 'EngagementJuridiqueChampDescriptor', id: string, label: string }
            | { __typename: 'EpciChampDescriptor', id: string, label: string }
            | { __typename: 'ExplicationChampDescriptor', id: string, label: string }
            | { __typename: 'FormattedChampDescriptor', id: string, label: string }
            | { __typename: 'HeaderSectionChampDescriptor', id: string, label: string }
            | { __typename: 'IbanChampDescriptor', id: string, label: string }
            | { __typename: 'IntegerNumberChampDescriptor', id: string, label: string }
            | { __typename: 'LinkedDropDownListChampDescriptor', id: string, label: string }
            | { __typename: 'MultipleDropDownListChampDescriptor', options: Array<string> | null, id: string, label: string }
            | { __typename: 'PaysChampDescriptor', id: string, label: string }
            | { __typename: 'PhoneChampDescriptor', id: string, label: string }
            | { __typename: 'PieceJustificativeChampDescriptor', id: string, label: string }
            | { __typename: 'ReferentielChampDescriptor', id: string, label: string }
            | { __typename: 'RegionChampDescriptor', id: string, label: string }
            | { __typename: 'RepetitionChampDescriptor', id: string, label: string }
            | { __typename: 'RNAChampDescriptor', id: string, label: string }
            | { __typename: 'RNFChampDescriptor', id: string, label: string }
            | { __typename: 'SiretChampDescriptor', id: string, label: string }
            | { __typename: 'TextareaChampDescriptor', id: string, label: string }
            | { __typename: 'TextChampDescriptor', id: string, label: string }
            | { __typename: 'TitreIdentiteChampDescriptor', id: string, label: string }
            | { __typename: 'YesNoChampDescriptor', id: string, label: string }
          > | null }
        | { __typename: 'RNAChampDescriptor', id: string, label: string }
        | { __typename: 'RNFChampDescriptor', id: string, label: string }
        | { __typename: 'SiretChampDescriptor', id: string, label: string }
        | { __typename: 'TextareaChampDescriptor', id: string, label: string }
        | { __typename: 'TextChampDescriptor', id: string, label: string }
        | { __typename: 'TitreIdentiteChampDescriptor', id: string, label: string }
        | { __typename: 'YesNoChampDescriptor', id: string, label: string }
      >, annotationDescriptors: Array<
        | { __typename: 'AddressChampDescriptor', id: string, label: string }
        | { __typename: 'CarteChampDescriptor', id: string, label: string }
        | { __typename: 'CheckboxChampDescriptor', id: string, label: string }
        | { __typename: 'CiviliteChampDescriptor', id: string, label: string }
        | { __typename: 'CommuneChampDescriptor', id: string, label: string }
        | { __typename: 'DateChampDescriptor', id: string, label: string }
        | { __typename: 'DatetimeChampDescriptor', id: string, label: string }
        | { __typename: 'DecimalNumberChampDescriptor', id: string, label: string }
        | { __typename: 'DepartementChampDescriptor', id: string, label: string }
        | { __typename: 'DossierLinkChampDescriptor', id: string, label: string }
        | { __typename: 'DropDownListChampDescriptor', options: Array<string> | null, otherOption: boolean | null, id: string, label: string }
        | { __typename: 'EmailChampDescriptor', id: string, label: string }
        | { __typename: 'EngagementJuridiqueChampDescriptor', id: string, label: string }
        | { __typename: 'EpciChampDescriptor', id: string, label: string }
        | { __typename: 'ExplicationChampDescriptor', id: string, label: string }
        | { __typename: 'FormattedChampDescriptor', id: string, label: string }
        | { __typename: 'HeaderSectionChampDescriptor', id: string, label: string }
        | { __typename: 'IbanChampDescriptor', id: string, label: string }
        | { __typename: 'IntegerNumberChampDescriptor', id: string, label: string }
        | { __typename: 'LinkedDropDownListChampDescriptor', id: string, label: string }
        | { __typename: 'MultipleDropDownListChampDescriptor', options: Array<string> | null, id: string, label: string }
        | { __typename: 'PaysChampDescriptor', id: string, label: string }
        | { __typename: 'PhoneChampDescriptor', id: string, label: string }
        | { __typename: 'PieceJustificativeChampDescriptor', id: string, label: string }
        | { __typename: 'ReferentielChampDescriptor', id: string, label: string }
        | { __typename: 'RegionChampDescriptor', id: string, label: string }
        | { __typename: 'RepetitionChampDescriptor', id: string, label: string }
        | { __typename: 'RNAChampDescriptor', id: string, label: string }
        | { __typename: 'RNFChampDescriptor', id: string, label: string }
        | { __typename: 'SiretChampDescriptor', id: string, label: string }
        | { __typename: 'TextareaChampDescriptor', id: string, label: string }
        | { __typename: 'TextChampDescriptor', id: string, label: string }
        | { __typename: 'TitreIdentiteChampDescriptor', id: string, label: string }
        | { __typename: 'YesNoChampDescriptor', id: string, label: string }
      > }, draftRevision: { id: string }, groupeInstructeurs: Array<{ id: string, number: number, label: string, closed: boolean, instructeurs: Array<{ id: string, email: string }> }> } };

type ChampValue_AddressChamp_Fragment = { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null };

type ChampValue_CarteChamp_Fragment = { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null };

type ChampValue_CheckboxChamp_Fragment = { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean };

type ChampValue_CiviliteChamp_Fragment = { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null };

type ChampValue_CommuneChamp_Fragment = { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null };

type ChampValue_DateChamp_Fragment = { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null };

type ChampValue_DatetimeChamp_Fragment = { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null };

type ChampValue_DecimalNumberChamp_Fragment = { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null };

type ChampValue_DepartementChamp_Fragment = { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null };

type ChampValue_DossierLinkChamp_Fragment = { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null };

type ChampValue_DropDownListChamp_Fragment = { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null };

type ChampValue_EngagementJuridiqueChamp_Fragment = { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null };

type ChampValue_EpciChamp_Fragment = { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null };

type ChampValue_ExplicationChamp_Fragment = { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null };

type ChampValue_HeaderSectionChamp_Fragment = { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null };

type ChampValue_IntegerNumberChamp_Fragment = { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null };

type ChampValue_LinkedDropDownListChamp_Fragment = { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null };

type ChampValue_MultipleDropDownListChamp_Fragment = { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null };

type ChampValue_PaysChamp_Fragment = { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null };

type ChampValue_PieceJustificativeChamp_Fragment = { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> };

type ChampValue_RegionChamp_Fragment = { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null };

type ChampValue_RepetitionChamp_Fragment = { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null };

type ChampValue_RnaChamp_Fragment = { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null };

type ChampValue_RnfChamp_Fragment = { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null };

type ChampValue_SiretChamp_Fragment = { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null };

type ChampValue_TextChamp_Fragment = { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null };

type ChampValue_TitreIdentiteChamp_Fragment = { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null };

type ChampValue_YesNoChamp_Fragment = { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null };

export type ChampValueFragment =
  | ChampValue_AddressChamp_Fragment
  | ChampValue_CarteChamp_Fragment
  | ChampValue_CheckboxChamp_Fragment
  | ChampValue_CiviliteChamp_Fragment
  | ChampValue_CommuneChamp_Fragment
  | ChampValue_DateChamp_Fragment
  | ChampValue_DatetimeChamp_Fragment
  | ChampValue_DecimalNumberChamp_Fragment
  | ChampValue_DepartementChamp_Fragment
  | ChampValue_DossierLinkChamp_Fragment
  | ChampValue_DropDownListChamp_Fragment
  | ChampValue_EngagementJuridiqueChamp_Fragment
  | ChampValue_EpciChamp_Fragment
  | ChampValue_ExplicationChamp_Fragment
  | ChampValue_HeaderSectionChamp_Fragment
  | ChampValue_IntegerNumberChamp_Fragment
  | ChampValue_LinkedDropDownListChamp_Fragment
  | ChampValue_MultipleDropDownListChamp_Fragment
  | ChampValue_PaysChamp_Fragment
  | ChampValue_PieceJustificativeChamp_Fragment
  | ChampValue_RegionChamp_Fragment
  | ChampValue_RepetitionChamp_Fragment
  | ChampValue_RnaChamp_Fragment
  | ChampValue_RnfChamp_Fragment
  | ChampValue_SiretChamp_Fragment
  | ChampValue_TextChamp_Fragment
  | ChampValue_TitreIdentiteChamp_Fragment
  | ChampValue_YesNoChamp_Fragment
;

type RootChamp_AddressChamp_Fragment = { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null };

type RootChamp_CarteChamp_Fragment = { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null };

type RootChamp_CheckboxChamp_Fragment = { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean };

type RootChamp_CiviliteChamp_Fragment = { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null };

type RootChamp_CommuneChamp_Fragment = { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null };

type RootChamp_DateChamp_Fragment = { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null };

type RootChamp_DatetimeChamp_Fragment = { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null };

type RootChamp_DecimalNumberChamp_Fragment = { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null };

type RootChamp_DepartementChamp_Fragment = { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null };

type RootChamp_DossierLinkChamp_Fragment = { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null };

type RootChamp_DropDownListChamp_Fragment = { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null };

type RootChamp_EngagementJuridiqueChamp_Fragment = { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null };

type RootChamp_EpciChamp_Fragment = { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null };

type RootChamp_ExplicationChamp_Fragment = { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null };

type RootChamp_HeaderSectionChamp_Fragment = { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null };

type RootChamp_IntegerNumberChamp_Fragment = { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null };

type RootChamp_LinkedDropDownListChamp_Fragment = { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null };

type RootChamp_MultipleDropDownListChamp_Fragment = { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null };

type RootChamp_PaysChamp_Fragment = { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null };

type RootChamp_PieceJustificativeChamp_Fragment = { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> };

type RootChamp_RegionChamp_Fragment = { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null };

type RootChamp_RepetitionChamp_Fragment = { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null, rows: Array<{ id: string, champs: Array<
      | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
      | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
      | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
      | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
      | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
      | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
      | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
      | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
      | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
      | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
      | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
      | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
      | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
      | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
      | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
    > }> };

type RootChamp_RnaChamp_Fragment = { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null };

type RootChamp_RnfChamp_Fragment = { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null };

type RootChamp_SiretChamp_Fragment = { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null };

type RootChamp_TextChamp_Fragment = { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null };

type RootChamp_TitreIdentiteChamp_Fragment = { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null };

type RootChamp_YesNoChamp_Fragment = { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null };

export type RootChampFragment =
  | RootChamp_AddressChamp_Fragment
  | RootChamp_CarteChamp_Fragment
  | RootChamp_CheckboxChamp_Fragment
  | RootChamp_CiviliteChamp_Fragment
  | RootChamp_CommuneChamp_Fragment
  | RootChamp_DateChamp_Fragment
  | RootChamp_DatetimeChamp_Fragment
  | RootChamp_DecimalNumberChamp_Fragment
  | RootChamp_DepartementChamp_Fragment
  | RootChamp_DossierLinkChamp_Fragment
  | RootChamp_DropDownListChamp_Fragment
  | RootChamp_EngagementJuridiqueChamp_Fragment
  | RootChamp_EpciChamp_Fragment
  | RootChamp_ExplicationChamp_Fragment
  | RootChamp_HeaderSectionChamp_Fragment
  | RootChamp_IntegerNumberChamp_Fragment
  | RootChamp_LinkedDropDownListChamp_Fragment
  | RootChamp_MultipleDropDownListChamp_Fragment
  | RootChamp_PaysChamp_Fragment
  | RootChamp_PieceJustificativeChamp_Fragment
  | RootChamp_RegionChamp_Fragment
  | RootChamp_RepetitionChamp_Fragment
  | RootChamp_RnaChamp_Fragment
  | RootChamp_RnfChamp_Fragment
  | RootChamp_SiretChamp_Fragment
  | RootChamp_TextChamp_Fragment
  | RootChamp_TitreIdentiteChamp_Fragment
  | RootChamp_YesNoChamp_Fragment
;

type Demandeur_PersonneMorale_Fragment = { __typename: 'PersonneMorale', siret: string, id: string, address: { cityCode: string, departmentCode: string | null }, entreprise: { siren: string, raisonSociale: string, formeJuridiqueCode: string | null, etatAdministratif: EntrepriseEtatAdministratif | null } | null };

type Demandeur_PersonneMoraleIncomplete_Fragment = { __typename: 'PersonneMoraleIncomplete', siret: string, id: string };

type Demandeur_PersonnePhysique_Fragment = { __typename: 'PersonnePhysique', id: string };

export type DemandeurFragment =
  | Demandeur_PersonneMorale_Fragment
  | Demandeur_PersonneMoraleIncomplete_Fragment
  | Demandeur_PersonnePhysique_Fragment
;

export type DossierFactsFragment = { id: string, number: number, state: DossierState, archived: boolean, dateDepot: string, dateExpiration: string | null, dateDerniereModification: string, dateDerniereModificationChamps: string, dateDerniereModificationAnnotations: string, demarche: { number: number, revision: { id: string } }, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string, email: string }>, demandeur:
    | { __typename: 'PersonneMorale', siret: string, id: string, address: { cityCode: string, departmentCode: string | null }, entreprise: { siren: string, raisonSociale: string, formeJuridiqueCode: string | null, etatAdministratif: EntrepriseEtatAdministratif | null } | null }
    | { __typename: 'PersonneMoraleIncomplete', siret: string, id: string }
    | { __typename: 'PersonnePhysique', id: string }
  , champs: Array<
    | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
    | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
    | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
    | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
    | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
    | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
    | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
    | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
    | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
    | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
    | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
    | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
    | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null, rows: Array<{ id: string, champs: Array<
          | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
          | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
          | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
          | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
          | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
          | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
          | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
          | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
          | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
          | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
          | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
          | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
        > }> }
    | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
    | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
    | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
    | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
  >, annotations: Array<
    | { __typename: 'AddressChamp', updatedAt: string, id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
    | { __typename: 'CarteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'CheckboxChamp', updatedAt: string, id: string, label: string, stringValue: string | null, checked: boolean }
    | { __typename: 'CiviliteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'CommuneChamp', updatedAt: string, id: string, label: string, stringValue: string | null, commune: { code: string } | null }
    | { __typename: 'DateChamp', updatedAt: string, date: string | null, id: string, label: string, stringValue: string | null }
    | { __typename: 'DatetimeChamp', updatedAt: string, datetime: string | null, id: string, label: string, stringValue: string | null }
    | { __typename: 'DecimalNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, decimal: number | null }
    | { __typename: 'DepartementChamp', updatedAt: string, id: string, label: string, stringValue: string | null, departement: { code: string } | null }
    | { __typename: 'DossierLinkChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'DropDownListChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'EngagementJuridiqueChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'EpciChamp', updatedAt: string, id: string, label: string, stringValue: string | null, epci: { code: string } | null }
    | { __typename: 'ExplicationChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'HeaderSectionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'IntegerNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, integer: string | null }
    | { __typename: 'LinkedDropDownListChamp', updatedAt: string, primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
    | { __typename: 'MultipleDropDownListChamp', updatedAt: string, values: Array<string>, id: string, label: string, stringValue: string | null }
    | { __typename: 'PaysChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'PieceJustificativeChamp', updatedAt: string, id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
    | { __typename: 'RegionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'RepetitionChamp', updatedAt: string, id: string, label: string, stringValue: string | null, rows: Array<{ id: string, champs: Array<
          | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
          | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
          | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
          | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
          | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
          | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
          | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
          | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
          | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
          | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
          | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
          | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
        > }> }
    | { __typename: 'RNAChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'RNFChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'SiretChamp', updatedAt: string, id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
    | { __typename: 'TextChamp', updatedAt: string, id: string, label: string, stringValue: string | null, text: string | null }
    | { __typename: 'TitreIdentiteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
    | { __typename: 'YesNoChamp', updatedAt: string, id: string, label: string, stringValue: string | null, yesNo: boolean | null }
  > };

export type DossierQueryVariables = Exact<{
  number: number;
}>;


export type DossierQuery = { dossier: { id: string, number: number, state: DossierState, archived: boolean, dateDepot: string, dateExpiration: string | null, dateDerniereModification: string, dateDerniereModificationChamps: string, dateDerniereModificationAnnotations: string, demarche: { number: number, revision: { id: string } }, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string, email: string }>, demandeur:
      | { __typename: 'PersonneMorale', siret: string, id: string, address: { cityCode: string, departmentCode: string | null }, entreprise: { siren: string, raisonSociale: string, formeJuridiqueCode: string | null, etatAdministratif: EntrepriseEtatAdministratif | null } | null }
      | { __typename: 'PersonneMoraleIncomplete', siret: string, id: string }
      | { __typename: 'PersonnePhysique', id: string }
    , champs: Array<
      | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
      | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
      | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
      | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
      | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
      | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
      | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
      | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
      | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
      | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
      | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
      | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
      | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null, rows: Array<{ id: string, champs: Array<
            | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
            | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
            | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
            | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
            | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
            | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
            | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
            | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
            | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
            | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
            | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
            | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
            | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
            | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
            | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
          > }> }
      | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
      | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
      | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
      | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
    >, annotations: Array<
      | { __typename: 'AddressChamp', updatedAt: string, id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
      | { __typename: 'CarteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'CheckboxChamp', updatedAt: string, id: string, label: string, stringValue: string | null, checked: boolean }
      | { __typename: 'CiviliteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'CommuneChamp', updatedAt: string, id: string, label: string, stringValue: string | null, commune: { code: string } | null }
      | { __typename: 'DateChamp', updatedAt: string, date: string | null, id: string, label: string, stringValue: string | null }
      | { __typename: 'DatetimeChamp', updatedAt: string, datetime: string | null, id: string, label: string, stringValue: string | null }
      | { __typename: 'DecimalNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, decimal: number | null }
      | { __typename: 'DepartementChamp', updatedAt: string, id: string, label: string, stringValue: string | null, departement: { code: string } | null }
      | { __typename: 'DossierLinkChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'DropDownListChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'EngagementJuridiqueChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'EpciChamp', updatedAt: string, id: string, label: string, stringValue: string | null, epci: { code: string } | null }
      | { __typename: 'ExplicationChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'HeaderSectionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'IntegerNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, integer: string | null }
      | { __typename: 'LinkedDropDownListChamp', updatedAt: string, primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
      | { __typename: 'MultipleDropDownListChamp', updatedAt: string, values: Array<string>, id: string, label: string, stringValue: string | null }
      | { __typename: 'PaysChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'PieceJustificativeChamp', updatedAt: string, id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
      | { __typename: 'RegionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'RepetitionChamp', updatedAt: string, id: string, label: string, stringValue: string | null, rows: Array<{ id: string, champs: Array<
            | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
            | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
            | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
            | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
            | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
            | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
            | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
            | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
            | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
            | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
            | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
            | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
            | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
            | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
            | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
            | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
          > }> }
      | { __typename: 'RNAChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'RNFChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'SiretChamp', updatedAt: string, id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
      | { __typename: 'TextChamp', updatedAt: string, id: string, label: string, stringValue: string | null, text: string | null }
      | { __typename: 'TitreIdentiteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
      | { __typename: 'YesNoChamp', updatedAt: string, id: string, label: string, stringValue: string | null, yesNo: boolean | null }
    > } };

export type MessagesQueryVariables = Exact<{
  number: number;
}>;


export type MessagesQuery = { dossier: { number: number, messages: Array<{ email: string, createdAt: string }> } };

export type SendMessageMutationVariables = Exact<{
  input: DossierEnvoyerMessageInput;
}>;


export type SendMessageMutation = { dossierEnvoyerMessage: { message: { createdAt: string } | null, errors: Array<{ message: string }> | null } | null };

export type OtherDossiersQueryVariables = Exact<{
  demarche: number;
  updatedSince: string;
  first: number;
  after?: string | null | undefined;
  requestedGrant: string | number;
  grantedAmount: string | number;
  verdict: string | number;
}>;


export type OtherDossiersQuery = { demarche: { number: number, draftRevision: { id: string }, dossiers: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ number: number, dateDepot: string, state: DossierState, dateDerniereModification: string, dateDerniereModificationChamps: string, dateDerniereModificationAnnotations: string, demarche: { revision: { id: string } }, demandeur:
          | { __typename: 'PersonneMorale', siret: string, address: { cityCode: string, departmentCode: string | null } }
          | { __typename: 'PersonneMoraleIncomplete', siret: string }
          | { __typename: 'PersonnePhysique' }
        , champs: Array<
          | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
          | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
          | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
          | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
          | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
          | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
          | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
          | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
          | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
          | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
          | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
          | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
        >, annotations: Array<
          | { __typename: 'AddressChamp', updatedAt: string, id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
          | { __typename: 'CarteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'CheckboxChamp', updatedAt: string, id: string, label: string, stringValue: string | null, checked: boolean }
          | { __typename: 'CiviliteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'CommuneChamp', updatedAt: string, id: string, label: string, stringValue: string | null, commune: { code: string } | null }
          | { __typename: 'DateChamp', updatedAt: string, date: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DatetimeChamp', updatedAt: string, datetime: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DecimalNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, decimal: number | null }
          | { __typename: 'DepartementChamp', updatedAt: string, id: string, label: string, stringValue: string | null, departement: { code: string } | null }
          | { __typename: 'DossierLinkChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'DropDownListChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'EngagementJuridiqueChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'EpciChamp', updatedAt: string, id: string, label: string, stringValue: string | null, epci: { code: string } | null }
          | { __typename: 'ExplicationChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'HeaderSectionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'IntegerNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, integer: string | null }
          | { __typename: 'LinkedDropDownListChamp', updatedAt: string, primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'MultipleDropDownListChamp', updatedAt: string, values: Array<string>, id: string, label: string, stringValue: string | null }
          | { __typename: 'PaysChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'PieceJustificativeChamp', updatedAt: string, id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
          | { __typename: 'RegionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'RepetitionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'RNAChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'RNFChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'SiretChamp', updatedAt: string, id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
          | { __typename: 'TextChamp', updatedAt: string, id: string, label: string, stringValue: string | null, text: string | null }
          | { __typename: 'TitreIdentiteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'YesNoChamp', updatedAt: string, id: string, label: string, stringValue: string | null, yesNo: boolean | null }
        >, verdict: Array<
          | { __typename: 'AddressChamp', updatedAt: string, id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
          | { __typename: 'CarteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'CheckboxChamp', updatedAt: string, id: string, label: string, stringValue: string | null, checked: boolean }
          | { __typename: 'CiviliteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'CommuneChamp', updatedAt: string, id: string, label: string, stringValue: string | null, commune: { code: string } | null }
          | { __typename: 'DateChamp', updatedAt: string, date: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DatetimeChamp', updatedAt: string, datetime: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DecimalNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, decimal: number | null }
          | { __typename: 'DepartementChamp', updatedAt: string, id: string, label: string, stringValue: string | null, departement: { code: string } | null }
          | { __typename: 'DossierLinkChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'DropDownListChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'EngagementJuridiqueChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'EpciChamp', updatedAt: string, id: string, label: string, stringValue: string | null, epci: { code: string } | null }
          | { __typename: 'ExplicationChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'HeaderSectionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'IntegerNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, integer: string | null }
          | { __typename: 'LinkedDropDownListChamp', updatedAt: string, primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'MultipleDropDownListChamp', updatedAt: string, values: Array<string>, id: string, label: string, stringValue: string | null }
          | { __typename: 'PaysChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'PieceJustificativeChamp', updatedAt: string, id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
          | { __typename: 'RegionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'RepetitionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'RNAChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'RNFChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'SiretChamp', updatedAt: string, id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
          | { __typename: 'TextChamp', updatedAt: string, id: string, label: string, stringValue: string | null, text: string | null }
          | { __typename: 'TitreIdentiteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'YesNoChamp', updatedAt: string, id: string, label: string, stringValue: string | null, yesNo: boolean | null }
        >, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string }> } | null> | null } } };

export type OwnFormQueryVariables = Exact<{
  number: number;
}>;


export type OwnFormQuery = { dossier: { number: number, demarche: { revision: { id: string, annotationDescriptors: Array<
          | { __typename: 'AddressChampDescriptor', id: string, label: string }
          | { __typename: 'CarteChampDescriptor', id: string, label: string }
          | { __typename: 'CheckboxChampDescriptor', id: string, label: string }
          | { __typename: 'CiviliteChampDescriptor', id: string, label: string }
          | { __typename: 'CommuneChampDescriptor', id: string, label: string }
          | { __typename: 'DateChampDescriptor', id: string, label: string }
          | { __typename: 'DatetimeChampDescriptor', id: string, label: string }
          | { __typename: 'DecimalNumberChampDescriptor', id: string, label: string }
          | { __typename: 'DepartementChampDescriptor', id: string, label: string }
          | { __typename: 'DossierLinkChampDescriptor', id: string, label: string }
          | { __typename: 'DropDownListChampDescriptor', options: Array<string> | null, otherOption: boolean | null, id: string, label: string }
          | { __typename: 'EmailChampDescriptor', id: string, label: string }
          | { __typename: 'EngagementJuridiqueChampDescriptor', id: string, label: string }
          | { __typename: 'EpciChampDescriptor', id: string, label: string }
          | { __typename: 'ExplicationChampDescriptor', id: string, label: string }
          | { __typename: 'FormattedChampDescriptor', id: string, label: string }
          | { __typename: 'HeaderSectionChampDescriptor', id: string, label: string }
          | { __typename: 'IbanChampDescriptor', id: string, label: string }
          | { __typename: 'IntegerNumberChampDescriptor', id: string, label: string }
          | { __typename: 'LinkedDropDownListChampDescriptor', id: string, label: string }
          | { __typename: 'MultipleDropDownListChampDescriptor', options: Array<string> | null, id: string, label: string }
          | { __typename: 'PaysChampDescriptor', id: string, label: string }
          | { __typename: 'PhoneChampDescriptor', id: string, label: string }
          | { __typename: 'PieceJustificativeChampDescriptor', id: string, label: string }
          | { __typename: 'ReferentielChampDescriptor', id: string, label: string }
          | { __typename: 'RegionChampDescriptor', id: string, label: string }
          | { __typename: 'RepetitionChampDescriptor', id: string, label: string }
          | { __typename: 'RNAChampDescriptor', id: string, label: string }
          | { __typename: 'RNFChampDescriptor', id: string, label: string }
          | { __typename: 'SiretChampDescriptor', id: string, label: string }
          | { __typename: 'TextareaChampDescriptor', id: string, label: string }
          | { __typename: 'TextChampDescriptor', id: string, label: string }
          | { __typename: 'TitreIdentiteChampDescriptor', id: string, label: string }
          | { __typename: 'YesNoChampDescriptor', id: string, label: string }
        > } } } };

export type PlacesQueryVariables = Exact<{
  demarche: number;
  updatedSince: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PlacesQuery = { demarche: { number: number, draftRevision: { id: string }, dossiers: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ number: number, state: DossierState, demarche: { revision: { id: string } }, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string }>, annotations: Array<
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
        > } | null> | null } } };

export type PublicationQueryVariables = Exact<{
  number: number;
}>;


export type PublicationQuery = { demarcheDescriptor: { demarcheURL: string | null, dureeConservationDossiers: number } | null };

export type WholeDossiersQueryVariables = Exact<{
  demarche: number;
  updatedSince: string;
  first: number;
}>;


export type WholeDossiersQuery = { demarche: { number: number, dossiers: { nodes: Array<{ id: string, number: number, state: DossierState, archived: boolean, dateDepot: string, dateExpiration: string | null, dateDerniereModification: string, dateDerniereModificationChamps: string, dateDerniereModificationAnnotations: string, demarche: { number: number, revision: { id: string } }, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string, email: string }>, demandeur:
          | { __typename: 'PersonneMorale', siret: string, id: string, address: { cityCode: string, departmentCode: string | null }, entreprise: { siren: string, raisonSociale: string, formeJuridiqueCode: string | null, etatAdministratif: EntrepriseEtatAdministratif | null } | null }
          | { __typename: 'PersonneMoraleIncomplete', siret: string, id: string }
          | { __typename: 'PersonnePhysique', id: string }
        , champs: Array<
          | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
          | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
          | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
          | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
          | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
          | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
          | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
          | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
          | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
          | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null, rows: Array<{ id: string, champs: Array<
                | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
                | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
                | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
                | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
                | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
                | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
                | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
                | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
                | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
                | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
                | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
                | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
                | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
                | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
                | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
              > }> }
          | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
          | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
          | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
          | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
        >, annotations: Array<
          | { __typename: 'AddressChamp', updatedAt: string, id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
          | { __typename: 'CarteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'CheckboxChamp', updatedAt: string, id: string, label: string, stringValue: string | null, checked: boolean }
          | { __typename: 'CiviliteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'CommuneChamp', updatedAt: string, id: string, label: string, stringValue: string | null, commune: { code: string } | null }
          | { __typename: 'DateChamp', updatedAt: string, date: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DatetimeChamp', updatedAt: string, datetime: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'DecimalNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, decimal: number | null }
          | { __typename: 'DepartementChamp', updatedAt: string, id: string, label: string, stringValue: string | null, departement: { code: string } | null }
          | { __typename: 'DossierLinkChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'DropDownListChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'EngagementJuridiqueChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'EpciChamp', updatedAt: string, id: string, label: string, stringValue: string | null, epci: { code: string } | null }
          | { __typename: 'ExplicationChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'HeaderSectionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'IntegerNumberChamp', updatedAt: string, id: string, label: string, stringValue: string | null, integer: string | null }
          | { __typename: 'LinkedDropDownListChamp', updatedAt: string, primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
          | { __typename: 'MultipleDropDownListChamp', updatedAt: string, values: Array<string>, id: string, label: string, stringValue: string | null }
          | { __typename: 'PaysChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'PieceJustificativeChamp', updatedAt: string, id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
          | { __typename: 'RegionChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'RepetitionChamp', updatedAt: string, id: string, label: string, stringValue: string | null, rows: Array<{ id: string, champs: Array<
                | { __typename: 'AddressChamp', id: string, label: string, stringValue: string | null, address: { cityCode: string, departmentCode: string | null } | null }
                | { __typename: 'CarteChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'CheckboxChamp', id: string, label: string, stringValue: string | null, checked: boolean }
                | { __typename: 'CiviliteChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'CommuneChamp', id: string, label: string, stringValue: string | null, commune: { code: string } | null }
                | { __typename: 'DateChamp', date: string | null, id: string, label: string, stringValue: string | null }
                | { __typename: 'DatetimeChamp', datetime: string | null, id: string, label: string, stringValue: string | null }
                | { __typename: 'DecimalNumberChamp', id: string, label: string, stringValue: string | null, decimal: number | null }
                | { __typename: 'DepartementChamp', id: string, label: string, stringValue: string | null, departement: { code: string } | null }
                | { __typename: 'DossierLinkChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'DropDownListChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'EngagementJuridiqueChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'EpciChamp', id: string, label: string, stringValue: string | null, epci: { code: string } | null }
                | { __typename: 'ExplicationChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'HeaderSectionChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'IntegerNumberChamp', id: string, label: string, stringValue: string | null, integer: string | null }
                | { __typename: 'LinkedDropDownListChamp', primaryValue: string | null, secondaryValue: string | null, id: string, label: string, stringValue: string | null }
                | { __typename: 'MultipleDropDownListChamp', values: Array<string>, id: string, label: string, stringValue: string | null }
                | { __typename: 'PaysChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'PieceJustificativeChamp', id: string, label: string, stringValue: string | null, files: Array<{ filename: string }> }
                | { __typename: 'RegionChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'RepetitionChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'RNAChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'RNFChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'SiretChamp', id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
                | { __typename: 'TextChamp', id: string, label: string, stringValue: string | null, text: string | null }
                | { __typename: 'TitreIdentiteChamp', id: string, label: string, stringValue: string | null }
                | { __typename: 'YesNoChamp', id: string, label: string, stringValue: string | null, yesNo: boolean | null }
              > }> }
          | { __typename: 'RNAChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'RNFChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'SiretChamp', updatedAt: string, id: string, label: string, stringValue: string | null, etablissement: { siret: string, siegeSocial: boolean, entreprise: { siretSiegeSocial: string } | null, address: { cityCode: string, departmentCode: string | null } } | null }
          | { __typename: 'TextChamp', updatedAt: string, id: string, label: string, stringValue: string | null, text: string | null }
          | { __typename: 'TitreIdentiteChamp', updatedAt: string, id: string, label: string, stringValue: string | null }
          | { __typename: 'YesNoChamp', updatedAt: string, id: string, label: string, stringValue: string | null, yesNo: boolean | null }
        > } | null> | null } } };

export type AnnotateMutationVariables = Exact<{
  input: DossierModifierAnnotationsInput;
}>;


export type AnnotateMutation = { dossierModifierAnnotations: { annotations: Array<
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
    > | null, errors: Array<{ message: string }> | null } | null };

export type ChangeGroupMutationVariables = Exact<{
  input: DossierChangerGroupeInstructeurInput;
}>;


export type ChangeGroupMutation = { dossierChangerGroupeInstructeur: { dossier: { state: DossierState, dateDerniereModification: string, dateDerniereModificationChamps: string, dateDerniereModificationAnnotations: string, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string }> } | null, errors: Array<{ message: string }> | null } | null };

export type FollowMutationVariables = Exact<{
  input: DossierBasculeSuiviInput;
}>;


export type FollowMutation = { dossierBasculeSuivi: { dossier: { state: DossierState, dateDerniereModification: string, dateDerniereModificationChamps: string, dateDerniereModificationAnnotations: string, groupeInstructeur: { id: string }, instructeurs: Array<{ id: string }> } | null, errors: Array<{ message: string }> | null } | null };

export const TraceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Trace"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Dossier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModification"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationChamps"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationAnnotations"}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<TraceFragment, unknown>;
export const DescriptorFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Descriptor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"otherOption"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"options"}}]}}]}}]} as unknown as DocumentNode<DescriptorFragment, unknown>;
export const DemandeurFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Demandeur"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Demandeur"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMorale"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siren"}},{"kind":"Field","name":{"kind":"Name","value":"raisonSociale"}},{"kind":"Field","name":{"kind":"Name","value":"formeJuridiqueCode"}},{"kind":"Field","name":{"kind":"Name","value":"etatAdministratif"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMoraleIncomplete"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}}]}}]}}]} as unknown as DocumentNode<DemandeurFragment, unknown>;
export const ChampValueFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChampValue"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"stringValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"text"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckboxChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"checked"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"YesNoChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"yesNo"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IntegerNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"integer"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecimalNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"decimal"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DateChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DatetimeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"datetime"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkedDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primaryValue"}},{"kind":"Field","name":{"kind":"Name","value":"secondaryValue"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PieceJustificativeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiretChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"etablissement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"siegeSocial"}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siretSiegeSocial"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommuneChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commune"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DepartementChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"departement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddressChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EpciChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epci"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HeaderSectionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExplicationChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChampValueFragment, unknown>;
export const RootChampFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RootChamp"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RepetitionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChampValue"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"stringValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"text"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckboxChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"checked"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"YesNoChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"yesNo"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IntegerNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"integer"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecimalNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"decimal"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DateChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DatetimeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"datetime"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkedDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primaryValue"}},{"kind":"Field","name":{"kind":"Name","value":"secondaryValue"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PieceJustificativeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiretChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"etablissement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"siegeSocial"}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siretSiegeSocial"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommuneChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commune"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DepartementChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"departement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddressChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EpciChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epci"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HeaderSectionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExplicationChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RootChampFragment, unknown>;
export const DossierFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DossierFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Dossier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"dateDepot"}},{"kind":"Field","name":{"kind":"Name","value":"dateExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModification"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationChamps"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationAnnotations"}},{"kind":"Field","name":{"kind":"Name","value":"demarche"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"demandeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Demandeur"}}]}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RootChamp"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annotations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RootChamp"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChampValue"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"stringValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"text"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckboxChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"checked"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"YesNoChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"yesNo"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IntegerNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"integer"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecimalNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"decimal"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DateChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DatetimeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"datetime"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkedDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primaryValue"}},{"kind":"Field","name":{"kind":"Name","value":"secondaryValue"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PieceJustificativeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiretChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"etablissement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"siegeSocial"}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siretSiegeSocial"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommuneChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commune"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DepartementChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"departement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddressChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EpciChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epci"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HeaderSectionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExplicationChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Demandeur"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Demandeur"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMorale"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siren"}},{"kind":"Field","name":{"kind":"Name","value":"raisonSociale"}},{"kind":"Field","name":{"kind":"Name","value":"formeJuridiqueCode"}},{"kind":"Field","name":{"kind":"Name","value":"etatAdministratif"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMoraleIncomplete"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RootChamp"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RepetitionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DossierFactsFragment, unknown>;
export const ChangedDossiersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChangedDossiers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ISO8601DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"demarche"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"draftRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dossiers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"updatedSince"},"value":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"demarche"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Trace"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Trace"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Dossier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModification"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationChamps"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationAnnotations"}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangedDossiersQuery, ChangedDossiersQueryVariables>;
export const DatedDossierDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DatedDossier"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DossierFacts"}},{"kind":"Field","name":{"kind":"Name","value":"dateTraitement"}},{"kind":"Field","name":{"kind":"Name","value":"traitements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dateTraitement"}},{"kind":"Field","name":{"kind":"Name","value":"event"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RepetitionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"annotations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Demandeur"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Demandeur"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMorale"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siren"}},{"kind":"Field","name":{"kind":"Name","value":"raisonSociale"}},{"kind":"Field","name":{"kind":"Name","value":"formeJuridiqueCode"}},{"kind":"Field","name":{"kind":"Name","value":"etatAdministratif"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMoraleIncomplete"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChampValue"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"stringValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"text"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckboxChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"checked"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"YesNoChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"yesNo"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IntegerNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"integer"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecimalNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"decimal"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DateChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DatetimeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"datetime"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkedDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primaryValue"}},{"kind":"Field","name":{"kind":"Name","value":"secondaryValue"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PieceJustificativeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiretChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"etablissement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"siegeSocial"}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siretSiegeSocial"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommuneChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commune"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DepartementChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"departement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddressChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EpciChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epci"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HeaderSectionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExplicationChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RootChamp"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RepetitionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DossierFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Dossier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"dateDepot"}},{"kind":"Field","name":{"kind":"Name","value":"dateExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModification"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationChamps"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationAnnotations"}},{"kind":"Field","name":{"kind":"Name","value":"demarche"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"demandeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Demandeur"}}]}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RootChamp"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annotations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RootChamp"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]} as unknown as DocumentNode<DatedDossierQuery, DatedDossierQueryVariables>;
export const DecisionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Decisions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ISO8601DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"verdict"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reasons"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"demarche"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"draftRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dossiers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"updatedSince"},"value":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dateDepot"}},{"kind":"Field","name":{"kind":"Name","value":"motivation"}},{"kind":"Field","name":{"kind":"Name","value":"demarche"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"verdict"},"name":{"kind":"Name","value":"annotations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"verdict"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stringValue"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"reasons"},"name":{"kind":"Name","value":"annotations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reasons"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stringValue"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DecisionsQuery, DecisionsQueryVariables>;
export const DemarcheDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Demarche"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"demarche"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"activeRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"champDescriptors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Descriptor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RepetitionChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"champDescriptors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Descriptor"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"annotationDescriptors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Descriptor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"draftRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"closed"}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Descriptor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"otherOption"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"options"}}]}}]}}]} as unknown as DocumentNode<DemarcheQuery, DemarcheQueryVariables>;
export const DossierDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Dossier"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DossierFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Demandeur"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Demandeur"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMorale"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siren"}},{"kind":"Field","name":{"kind":"Name","value":"raisonSociale"}},{"kind":"Field","name":{"kind":"Name","value":"formeJuridiqueCode"}},{"kind":"Field","name":{"kind":"Name","value":"etatAdministratif"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMoraleIncomplete"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChampValue"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"stringValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"text"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckboxChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"checked"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"YesNoChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"yesNo"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IntegerNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"integer"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecimalNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"decimal"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DateChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DatetimeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"datetime"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkedDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primaryValue"}},{"kind":"Field","name":{"kind":"Name","value":"secondaryValue"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PieceJustificativeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiretChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"etablissement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"siegeSocial"}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siretSiegeSocial"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommuneChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commune"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DepartementChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"departement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddressChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EpciChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epci"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HeaderSectionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExplicationChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RootChamp"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RepetitionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DossierFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Dossier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"dateDepot"}},{"kind":"Field","name":{"kind":"Name","value":"dateExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModification"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationChamps"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationAnnotations"}},{"kind":"Field","name":{"kind":"Name","value":"demarche"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"demandeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Demandeur"}}]}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RootChamp"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annotations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RootChamp"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]} as unknown as DocumentNode<DossierQuery, DossierQueryVariables>;
export const MessagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Messages"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"messages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]} as unknown as DocumentNode<MessagesQuery, MessagesQueryVariables>;
export const SendMessageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendMessage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DossierEnvoyerMessageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossierEnvoyerMessage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SendMessageMutation, SendMessageMutationVariables>;
export const OtherDossiersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OtherDossiers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ISO8601DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"requestedGrant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"grantedAmount"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"verdict"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"demarche"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"draftRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dossiers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"updatedSince"},"value":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"dateDepot"}},{"kind":"Field","name":{"kind":"Name","value":"demarche"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Trace"}},{"kind":"Field","name":{"kind":"Name","value":"demandeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMorale"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMoraleIncomplete"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"requestedGrant"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annotations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"grantedAmount"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"verdict"},"name":{"kind":"Name","value":"annotations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"verdict"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Trace"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Dossier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModification"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationChamps"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationAnnotations"}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChampValue"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"stringValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"text"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckboxChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"checked"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"YesNoChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"yesNo"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IntegerNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"integer"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecimalNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"decimal"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DateChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DatetimeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"datetime"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkedDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primaryValue"}},{"kind":"Field","name":{"kind":"Name","value":"secondaryValue"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PieceJustificativeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiretChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"etablissement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"siegeSocial"}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siretSiegeSocial"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommuneChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commune"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DepartementChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"departement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddressChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EpciChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epci"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HeaderSectionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExplicationChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<OtherDossiersQuery, OtherDossiersQueryVariables>;
export const OwnFormDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnForm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"demarche"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"annotationDescriptors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Descriptor"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Descriptor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"otherOption"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChampDescriptor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"options"}}]}}]}}]} as unknown as DocumentNode<OwnFormQuery, OwnFormQueryVariables>;
export const PlacesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Places"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ISO8601DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"demarche"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"draftRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dossiers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"updatedSince"},"value":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"demarche"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annotations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PlacesQuery, PlacesQueryVariables>;
export const PublicationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Publication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"demarcheDescriptor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"demarche"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"demarcheURL"}},{"kind":"Field","name":{"kind":"Name","value":"dureeConservationDossiers"}}]}}]}}]} as unknown as DocumentNode<PublicationQuery, PublicationQueryVariables>;
export const WholeDossiersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WholeDossiers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ISO8601DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"demarche"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"demarche"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"dossiers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"updatedSince"},"value":{"kind":"Variable","name":{"kind":"Name","value":"updatedSince"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DossierFacts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Demandeur"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Demandeur"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMorale"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siren"}},{"kind":"Field","name":{"kind":"Name","value":"raisonSociale"}},{"kind":"Field","name":{"kind":"Name","value":"formeJuridiqueCode"}},{"kind":"Field","name":{"kind":"Name","value":"etatAdministratif"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonneMoraleIncomplete"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChampValue"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"stringValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"text"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckboxChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"checked"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"YesNoChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"yesNo"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IntegerNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"integer"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecimalNumberChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"decimal"},"name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DateChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DatetimeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"datetime"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultipleDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkedDropDownListChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primaryValue"}},{"kind":"Field","name":{"kind":"Name","value":"secondaryValue"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PieceJustificativeChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SiretChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"etablissement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siret"}},{"kind":"Field","name":{"kind":"Name","value":"siegeSocial"}},{"kind":"Field","name":{"kind":"Name","value":"entreprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"siretSiegeSocial"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommuneChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commune"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DepartementChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"departement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddressChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cityCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EpciChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epci"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HeaderSectionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExplicationChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RootChamp"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Champ"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RepetitionChamp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChampValue"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DossierFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Dossier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"dateDepot"}},{"kind":"Field","name":{"kind":"Name","value":"dateExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModification"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationChamps"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationAnnotations"}},{"kind":"Field","name":{"kind":"Name","value":"demarche"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"demandeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Demandeur"}}]}},{"kind":"Field","name":{"kind":"Name","value":"champs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RootChamp"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annotations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RootChamp"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]} as unknown as DocumentNode<WholeDossiersQuery, WholeDossiersQueryVariables>;
export const AnnotateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Annotate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DossierModifierAnnotationsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossierModifierAnnotations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"annotations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AnnotateMutation, AnnotateMutationVariables>;
export const ChangeGroupDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeGroup"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DossierChangerGroupeInstructeurInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossierChangerGroupeInstructeur"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Trace"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Trace"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Dossier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModification"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationChamps"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationAnnotations"}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ChangeGroupMutation, ChangeGroupMutationVariables>;
export const FollowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Follow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DossierBasculeSuiviInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossierBasculeSuivi"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dossier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Trace"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Trace"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Dossier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModification"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationChamps"}},{"kind":"Field","name":{"kind":"Name","value":"dateDerniereModificationAnnotations"}},{"kind":"Field","name":{"kind":"Name","value":"groupeInstructeur"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instructeurs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<FollowMutation, FollowMutationVariables>;