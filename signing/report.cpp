#include "signing/report.hpp"

namespace buzon::signing {

namespace {

struct CodeWords {
    std::string_view name;
    std::string_view text;
};

CodeWords words(Code code)
{
    switch (code) {
        case Code::SignatureIntact:
            return {"SignatureIntact", "La firma corresponde al contenido del documento."};
        case Code::CoversWhole: return {"CoversWhole", "La firma cubre el documento completo."};
        case Code::ChainTrusted:
            return {"ChainTrusted",
                    "El certificado fue emitido por una autoridad de confianza y estaba vigente."};
        case Code::NotRevokedCrl:
            return {"NotRevokedCrl",
                    "El certificado no aparece en la lista de certificados revocados."};
        case Code::NotRevokedOcsp:
            return {"NotRevokedOcsp",
                    "El servicio en línea de la autoridad (OCSP) respondió que el certificado no "
                    "está revocado."};
        case Code::TimestampTrusted:
            return {"TimestampTrusted",
                    "El sello de tiempo es válido y proviene de una unidad de confianza."};
        case Code::ValidationDataComplete:
            return {"ValidationDataComplete",
                    "El documento lleva consigo los certificados y las pruebas de que no estaban "
                    "revocados."};
        case Code::ArchiveTimestampTrusted:
            return {"ArchiveTimestampTrusted",
                    "Un sello de tiempo posterior ampara la firma y sus pruebas."};
        case Code::RevokedAfterwards:
            return {"RevokedAfterwards",
                    "El certificado se revocó después de la firma; la firma no se ve afectada."};
        case Code::NoTimestamp:
            return {"NoTimestamp",
                    "No hay sello de tiempo: la hora de la firma solo la declara quien firmó."};
        case Code::TimestampOutlived:
            return {"TimestampOutlived",
                    "El certificado de la unidad de sello de tiempo ya venció y ningún sello "
                    "posterior lo ampara."};
        case Code::RevocationUnknown:
            return {"RevocationUnknown",
                    "No se pudo comprobar si el certificado está revocado (revocación pendiente)."};
        case Code::CrlStale:
            return {"CrlStale", "La lista de certificados revocados ya no está vigente."};
        case Code::OcspStale: return {"OcspStale", "La respuesta OCSP no está vigente."};
        case Code::OcspUnavailable:
            return {"OcspUnavailable", "El servicio OCSP de la autoridad no respondió."};
        case Code::Rehearsal:
            return {"Rehearsal",
                    "Es un documento de ensayo, sin efectos legales: se hizo en una prueba del "
                    "sistema y no obliga a nada."};
        case Code::CertificateExpired:
            return {"CertificateExpired", "El certificado ya había vencido."};
        case Code::CertificateNotYetValid:
            return {"CertificateNotYetValid", "El certificado todavía no iniciaba su vigencia."};
        case Code::CertificateRevoked:
            return {"CertificateRevoked", "El certificado estaba revocado."};
        case Code::ChainUntrusted:
            return {"ChainUntrusted",
                    "El certificado no proviene de una autoridad configurada como de confianza."};
        case Code::ChainMalformed:
            return {"ChainMalformed", "La cadena de certificados está mal formada o alterada."};
        case Code::WrongPurpose:
            return {"WrongPurpose", "El certificado no está autorizado para este uso."};
        case Code::WeakAlgorithm:
            return {"WeakAlgorithm", "Se usó un algoritmo o una clave que ya no es segura."};
        case Code::OcspUntrusted:
            return {"OcspUntrusted",
                    "La respuesta OCSP no proviene de quien puede responder por la autoridad."};
        case Code::OcspNonce:
            return {"OcspNonce", "La respuesta OCSP no corresponde a la consulta hecha."};
        case Code::CrlUntrusted:
            return {"CrlUntrusted",
                    "La lista de certificados revocados no está firmada por su autoridad."};
        case Code::TimestampInvalid:
            return {"TimestampInvalid",
                    "El sello de tiempo está alterado o ampara otro contenido."};
        case Code::TimestampUntrusted:
            return {"TimestampUntrusted",
                    "El sello de tiempo no proviene de una unidad de confianza."};
        case Code::ArchiveTimestampInvalid:
            return {"ArchiveTimestampInvalid",
                    "Un sello de tiempo posterior está alterado o ampara otro contenido."};
        case Code::ArchiveTimestampUntrusted:
            return {"ArchiveTimestampUntrusted",
                    "Un sello de tiempo posterior no proviene de una unidad de confianza."};
        case Code::NoSignature: return {"NoSignature", "El documento no está firmado."};
        case Code::SeveralSignatures:
            return {"SeveralSignatures", "El documento contiene más de una firma."};
        case Code::StructureForbidden:
            return {"StructureForbidden",
                    "La estructura de la firma no es la permitida (posible sustitución de "
                    "contenido)."};
        case Code::NotWholeDocument:
            return {"NotWholeDocument",
                    "Hay contenido fuera de lo firmado o agregado después de la firma."};
        case Code::SignerMismatch:
            return {"SignerMismatch",
                    "El certificado incluido no es el que la firma declara como propio."};
        case Code::AttributesForbidden:
            return {"AttributesForbidden",
                    "Los atributos firmados no son los que exige el perfil de la firma."};
        case Code::ContentAltered:
            return {"ContentAltered", "El contenido cambió después de la firma."};
        case Code::SignatureBroken:
            return {"SignatureBroken", "El valor de la firma no corresponde al certificado."};
        case Code::SignatureUnusable:
            return {"SignatureUnusable",
                    "Hay una firma que no dice qué ampara o está vacía: no vale como firma."};
        case Code::RevisionForbidden:
            return {"RevisionForbidden",
                    "Después de la firma se agregó algo que no son pruebas ni sellos de tiempo."};
        case Code::ContentReplaced:
            return {"ContentReplaced",
                    "Después de la firma se puso otro contenido en lugar del firmado."};
        case Code::Unreadable:
            return {"Unreadable", "El archivo no se puede leer como documento de este tipo."};
        case Code::EntryInLog:
            return {"EntryInLog", "El registro está en la bitácora que firmó el Instituto."};
        case Code::LogWitnessed:
            return {"LogWitnessed", "Testigos externos firmaron ese mismo estado de la bitácora."};
        case Code::LogNotWitnessed:
            return {"LogNotWitnessed",
                    "Ese estado de la bitácora no tiene las firmas de testigos externos que se "
                    "exigen: solo consta la palabra de quien la lleva."};
        case Code::LogUntrusted:
            return {"LogUntrusted", "Ninguna bitácora conocida firmó este comprobante."};
        case Code::EntryNotInLog:
            return {"EntryNotInLog", "El registro no está en la bitácora en ese lugar."};
        case Code::EntryMissing:
            return {"EntryMissing",
                    "Falta el registro que se comprueba: el comprobante no lo trae y no se dio."};
        case Code::EntryDiffers:
            return {"EntryDiffers", "El registro que se dio no es el del comprobante."};
        case Code::LogInconsistent:
            return {"LogInconsistent",
                    "La bitácora no continúa lo que firmó antes: se recortó o se rehízo."};
    }
    return {"?", "?"};
}

constexpr int kFirstWarning = 100;
constexpr int kFirstError = 200;

}  // namespace

std::string_view level_name(Level level)
{
    switch (level) {
        case Level::None: return "";
        case Level::B: return "B-B";
        case Level::T: return "B-T";
        case Level::LT: return "B-LT";
        case Level::LTA: return "B-LTA";
    }
    return "";
}

std::string_view code_name(Code code)
{
    return words(code).name;
}
std::string_view code_text(Code code)
{
    return words(code).text;
}

Code worst(const Codes& codes)
{
    return codes.empty() ? Code::NoSignature : *codes.rbegin();
}

Verdict verdict(const Codes& codes)
{
    const int level = static_cast<int>(worst(codes));
    if (level >= kFirstError) return Verdict::Invalid;
    if (codes.count(Code::SignatureIntact) == 0) return Verdict::Invalid;
    return level >= kFirstWarning ? Verdict::Doubtful : Verdict::Valid;
}

std::string_view verdict_text(Verdict v)
{
    switch (v) {
        case Verdict::Valid: return "Válida";
        case Verdict::Doubtful: return "Válida con reservas";
        case Verdict::Invalid: return "No válida";
    }
    return "";
}

void PrintTo(Code code, std::ostream* out)
{
    *out << code_name(code);
}

}  // namespace buzon::signing
