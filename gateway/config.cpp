#include "gateway/config.hpp"

#include "gateway/named_keys.hpp"
#include "gateway/toml.hpp"

#include <Poco/Net/IPAddress.h>
#include <Poco/URI.h>
#include <fmt/format.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <variant>

namespace buzon {

namespace {

using Target = std::variant<std::string*, int*, bool*, std::filesystem::path*>;

template <class Owner>
struct KeyOf {
    const char* name;
    Target (*target)(Owner&);
    const char* reason;
    std::vector<std::string> allowed = {};  // for texts: empty, any
    int low = 0;                            // for numbers
    int high = 1'000'000;
};

using Key = KeyOf<Config>;

// The one list of keys, with named_table(). A key that is not here does not exist.
const std::vector<Key>& table()
{
    static const std::vector<Key> keys{
        {"clock.mode",
         [](Config& c) -> Target { return &c.clock.mode; },
         "De dónde se toma la hora: del sistema, o de un archivo (solo ensayos).",
         {"system", "file"}},
        {"clock.file", [](Config& c) -> Target { return &c.clock.file; },
         "Archivo del reloj de ensayo; lo mueven `buzon clock set` y `buzon clock speed`. Todo lo "
         "que se "
         "emite con él lleva la marca de ensayo."},
        {"database.url", [](Config& c) -> Target { return &c.database.url; },
         "Base de datos PostgreSQL, como URI o cadena de libpq, sin contraseña."},
        {"database.password_file", [](Config& c) -> Target { return &c.database.password_file; },
         "Archivo con la contraseña de la base de datos; vacío si no la pide."},
        {"database.pool_size",
         [](Config& c) -> Target { return &c.database.pool_size; },
         "Conexiones abiertas como máximo por proceso.",
         {},
         2,
         500},
        {"database.statement_seconds",
         [](Config& c) -> Target { return &c.database.statement_seconds; },
         "Segundos tras los que se cancela una consulta.",
         {},
         1,
         3600},
        {"http.address", [](Config& c) -> Target { return &c.http.address; },
         "Dirección en la que escucha el servicio."},
        {"http.port",
         [](Config& c) -> Target { return &c.http.port; },
         "Puerto del servicio; 0 toma uno libre.",
         {},
         0,
         65535},
        {"http.tls_certificate", [](Config& c) -> Target { return &c.http.tls_certificate; },
         "Certificado TLS del servicio (PEM, con su cadena)."},
        {"http.tls_key", [](Config& c) -> Target { return &c.http.tls_key; },
         "Clave privada del certificado TLS (PEM)."},
        {"http.client_ca", [](Config& c) -> Target { return &c.http.client_ca; },
         "Autoridades de los certificados con que se presentan bancos y sistemas emisores (PEM)."},
        {"http.threads",
         [](Config& c) -> Target { return &c.http.threads; },
         "Peticiones que se atienden a la vez.",
         {},
         1,
         1000},
        {"http.session_minutes",
         [](Config& c) -> Target { return &c.http.session_minutes; },
         "Minutos que dura una sesión abierta con e.firma.",
         {},
         1,
         720},
        {"http.logins_per_minute", [](Config& c) -> Target { return &c.http.logins_per_minute; },
         "Solicitudes por minuto que se admiten de una misma dirección de red para entrar (retos y "
         "sesiones; cada entrada son dos); 0, sin límite."},
        {"http.verifications_per_minute",
         [](Config& c) -> Target { return &c.http.verifications_per_minute; },
         "Verificaciones por minuto, de folios y de documentos, que se admiten de una misma "
         "dirección de red; 0, sin límite."},
        {"http.timestamps_per_minute",
         [](Config& c) -> Target { return &c.http.timestamps_per_minute; },
         "Sellos de tiempo por minuto que se admiten de una misma dirección de red; 0, sin límite. "
         "Los de los propios actos no se cuentan."},
        {"http.trusted_proxy", [](Config& c) -> Target { return &c.http.trusted_proxy; },
         "Dirección IP del intermediario cuya última entrada de `X-Forwarded-For` se cree al "
         "contar solicitudes; vacía, cuenta la dirección de la conexión."},
        {"http.pages", [](Config& c) -> Target { return &c.http.pages; },
         "Carpeta de las páginas; vacío, solo la API."},
        {"site.base_url", [](Config& c) -> Target { return &c.site.base_url; },
         "Dirección pública del buzón: va en los documentos, los QR y los avisos."},
        {"site.phone", [](Config& c) -> Target { return &c.site.phone; },
         "Teléfono de ayuda que se imprime en los avisos."},
        {"estrados.address", [](Config& c) -> Target { return &c.estrados.address; },
         "Dirección en la que el servicio lee cada día lo publicado en estrados; vacía: la de "
         "site.base_url."},
        {"estrados.ca_file", [](Config& c) -> Target { return &c.estrados.ca_file; },
         "Autoridades del certificado de esa dirección (PEM); vacío: las del sistema."},
        {"signing.officials", [](Config& c) -> Target { return &c.signing.officials; },
         "Carpeta con la e.firma de cada funcionario: NOMBRE.cer, NOMBRE.key y "
         "NOMBRE.password.txt."},
        {"signing.trust", [](Config& c) -> Target { return &c.signing.trust; },
         "Carpeta de autoridades y listas de revocación en que se confía."},
        {"signing.seal_certificate",
         [](Config& c) -> Target { return &c.signing.seal_certificate; },
         "Certificado del sello del Instituto (acuses)."},
        {"signing.seal_key", [](Config& c) -> Target { return &c.signing.seal_key; },
         "Clave privada del sello."},
        {"signing.seal_password_file",
         [](Config& c) -> Target { return &c.signing.seal_password_file; },
         "Archivo con la contraseña de la clave del sello."},
        {"signing.tsa_certificate", [](Config& c) -> Target { return &c.signing.tsa_certificate; },
         "Certificado de la autoridad interna de sellos de tiempo (RFC 3161)."},
        {"signing.tsa_key", [](Config& c) -> Target { return &c.signing.tsa_key; },
         "Clave privada de la autoridad de sellos de tiempo."},
        {"signing.tsa_password_file",
         [](Config& c) -> Target { return &c.signing.tsa_password_file; },
         "Archivo con la contraseña de esa clave; vacío si no está cifrada."},
        {"signing.tsa_policy", [](Config& c) -> Target { return &c.signing.tsa_policy; },
         "OID de la política que declaran los sellos de tiempo."},
        {"signing.evidence_certificate",
         [](Config& c) -> Target { return &c.signing.evidence_certificate; },
         "Certificado del sello de las evidencias: de llave elíptica (P-256)."},
        {"signing.evidence_key", [](Config& c) -> Target { return &c.signing.evidence_key; },
         "Clave privada del sello de las evidencias."},
        {"signing.evidence_password_file",
         [](Config& c) -> Target { return &c.signing.evidence_password_file; },
         "Archivo con la contraseña de esa clave; vacío si no está cifrada."},
        {"signing.ocsp_url", [](Config& c) -> Target { return &c.signing.ocsp_url; },
         "Servicio OCSP al que se pregunta por las e.firmas; vacío, solo listas de revocación."},
        {"signing.ocsp_at_issue", [](Config& c) -> Target { return &c.signing.ocsp_at_issue; },
         "Preguntar también por OCSP al emitir, además de la lista de revocación."},
        {"ledger.origin", [](Config& c) -> Target { return &c.ledger.origin; },
         "Nombre de la bitácora pública (dirección sin «https://», p. ej. «buzon.example/log»), "
         "que no cambia nunca; vacío, este proceso no la lleva."},
        {"ledger.key", [](Config& c) -> Target { return &c.ledger.key; },
         "Clave privada Ed25519 (PEM) que firma la bitácora."},
        {"ledger.password_file", [](Config& c) -> Target { return &c.ledger.password_file; },
         "Archivo con la contraseña de esa clave; vacío si no está cifrada."},
        {"ledger.policy", [](Config& c) -> Target { return &c.ledger.policy; },
         "Bitácoras y testigos en que se confía, con la dirección de cada testigo "
         "(c2sp.org/tlog-policy); vacío, solo la propia."},
        {"ledger.ca_file", [](Config& c) -> Target { return &c.ledger.ca_file; },
         "Autoridades de los servidores de los testigos (PEM); vacío, las del sistema."},
        {"witness.name", [](Config& c) -> Target { return &c.witness.name; },
         "Nombre con que este servicio atestigua bitácoras de otros; vacío, no lo hace."},
        {"witness.key", [](Config& c) -> Target { return &c.witness.key; },
         "Clave privada Ed25519 (PEM) del testigo; nunca la de una bitácora."},
        {"witness.password_file", [](Config& c) -> Target { return &c.witness.password_file; },
         "Archivo con la contraseña de esa clave; vacío si no está cifrada."},
        {"witness.policy", [](Config& c) -> Target { return &c.witness.policy; },
         "Bitácoras que se atestiguan: sus líneas «log» (c2sp.org/tlog-policy)."},
        {"smtp.url", [](Config& c) -> Target { return &c.smtp.url; },
         "Servidor de correo saliente (smtp://host:puerto); vacío, los avisos esperan."},
        {"smtp.user", [](Config& c) -> Target { return &c.smtp.user; },
         "Usuario del servidor de correo; vacío, sin autenticación."},
        {"smtp.password_file", [](Config& c) -> Target { return &c.smtp.password_file; },
         "Archivo con la contraseña del servidor de correo."},
        {"smtp.from", [](Config& c) -> Target { return &c.smtp.from; }, "Remitente de los avisos."},
        {"smtp.tls",
         [](Config& c) -> Target { return &c.smtp.tls; },
         "Cifrado con el servidor de correo; sin él solo en ensayos.",
         {"required", "opportunistic", "none"}},
        {"smtp.ca_file", [](Config& c) -> Target { return &c.smtp.ca_file; },
         "Autoridades del certificado del servidor de correo; vacío, las del sistema."},
        {"smtp.hello", [](Config& c) -> Target { return &c.smtp.hello; },
         "Nombre con que se saluda al servidor de correo; vacío, el del equipo."},
        {"smtp.timeout_seconds",
         [](Config& c) -> Target { return &c.smtp.timeout_seconds; },
         "Segundos de espera por cada envío de correo.",
         {},
         1,
         3600},
        {"smtp.return_path", [](Config& c) -> Target { return &c.smtp.return_path; },
         "Dirección a la que vuelven los rebotes; vacía, la del remitente."},
        {"smtp.bounces", [](Config& c) -> Target { return &c.smtp.bounces; },
         "Carpeta Maildir a la que llegan los rebotes; vacía, no se leen."},
        {"smtp.copies_to", [](Config& c) -> Target { return &c.smtp.copies_to; },
         "Cuenta propia a la que va una copia oculta de cada aviso, prueba de que el servidor lo "
         "aceptó; vacía, sin copias."},
        {"smtp.copies", [](Config& c) -> Target { return &c.smtp.copies; },
         "Carpeta Maildir en que el servidor de correo deja esas copias; va junto con "
         "`smtp.copies_to`."},
        {"smtp.copy_wait_seconds",
         [](Config& c) -> Target { return &c.smtp.copy_wait_seconds; },
         "Segundos que se espera la copia de un aviso cuya aceptación se ignora, terminado su "
         "envío, antes de enviarlo otra vez.",
         {},
         1,
         3600},
        {"sms.url", [](Config& c) -> Target { return &c.sms.url; },
         "Servicio HTTPS del proveedor de mensajes a móviles; vacío, no se confirman móviles "
         "ni sale por ahí la cortesía de cada aviso."},
        {"sms.token_file", [](Config& c) -> Target { return &c.sms.token_file; },
         "Archivo con la clave (Bearer) del proveedor de mensajes."},
        {"sms.sender", [](Config& c) -> Target { return &c.sms.sender; },
         "Remitente de los mensajes a móviles, como lo conoce el proveedor."},
        {"sms.timeout_seconds",
         [](Config& c) -> Target { return &c.sms.timeout_seconds; },
         "Segundos de espera por cada mensaje a un móvil.",
         {},
         1,
         300},
        {"enrolment.unit", [](Config& c) -> Target { return &c.enrolment.unit; },
         "Clave de la unidad que expide los acuses de habilitación; vacía, no se reciben "
         "declaraciones."},
        {"enrolment.terms", [](Config& c) -> Target { return &c.enrolment.terms; },
         "Texto vigente de los términos y condiciones, en un archivo que se llama como su versión; "
         "vacío, el que acompaña al programa."},
        {"bounces.url", [](Config& c) -> Target { return &c.bounces.url; },
         "Buzón de correo al que llegan los rebotes (imaps://host:puerto o imap://host:puerto), "
         "además o en lugar de `smtp.bounces`; vacío, ninguno."},
        {"bounces.user", [](Config& c) -> Target { return &c.bounces.user; },
         "Usuario de ese buzón."},
        {"bounces.password_file", [](Config& c) -> Target { return &c.bounces.password_file; },
         "Archivo con la contraseña de ese buzón."},
        {"bounces.tls",
         [](Config& c) -> Target { return &c.bounces.tls; },
         "Cifrado con un servidor imap://; imaps:// siempre va cifrado. Sin él solo en ensayos.",
         {"required", "opportunistic", "none"}},
        {"bounces.ca_file", [](Config& c) -> Target { return &c.bounces.ca_file; },
         "Autoridades del certificado de ese servidor; vacío, las del sistema."},
        {"bounces.folder", [](Config& c) -> Target { return &c.bounces.folder; },
         "Carpeta de ese buzón en que se buscan los rebotes."},
        {"bounces.recorded_folder", [](Config& c) -> Target { return &c.bounces.recorded_folder; },
         "Carpeta a la que pasa un rebote ya registrado."},
        {"bounces.person_folder", [](Config& c) -> Target { return &c.bounces.person_folder; },
         "Carpeta a la que pasa lo que debe leer una persona."},
        {"bounces.poll_seconds",
         [](Config& c) -> Target { return &c.bounces.poll_seconds; },
         "Segundos entre dos consultas de los rebotes.",
         {},
         1,
         3600},
        {"bounces.timeout_seconds",
         [](Config& c) -> Target { return &c.bounces.timeout_seconds; },
         "Segundos de espera por cada orden a ese servidor.",
         {},
         1,
         3600},
        {"banks.environment",
         [](Config& c) -> Target { return &c.banks.environment; },
         "Ambiente que llevan las órdenes a los bancos; un banco en producción rechaza las de "
         "prueba.",
         {"test", "prod"}},
        {"banks.client_certificate",
         [](Config& c) -> Target { return &c.banks.client_certificate; },
         "Certificado TLS con que nos presentamos ante los bancos."},
        {"banks.client_key", [](Config& c) -> Target { return &c.banks.client_key; },
         "Clave privada de ese certificado."},
        {"banks.client_password_file",
         [](Config& c) -> Target { return &c.banks.client_password_file; },
         "Archivo con la contraseña de esa clave; vacío si no está cifrada."},
        {"banks.ca_file", [](Config& c) -> Target { return &c.banks.ca_file; },
         "Autoridades de los servidores de los bancos (PEM)."},
        {"banks.timeout_seconds",
         [](Config& c) -> Target { return &c.banks.timeout_seconds; },
         "Segundos de espera por cada entrega a un banco.",
         {},
         1,
         3600},
        {"catalogue.dir", [](Config& c) -> Target { return &c.catalogue.dir; },
         "Carpeta del catálogo de actos; vacío, la que acompaña al programa."},
        {"catalogue.seal", [](Config& c) -> Target { return &c.catalogue.seal; },
         "Archivo con el emblema de los documentos (trazos y colores de PDF en una caja de 100 por "
         "100); vacío, uno neutro."},
        {"calendar.dir", [](Config& c) -> Target { return &c.calendar.dir; },
         "Carpeta de calendarios de días inhábiles; vacío, la que acompaña al programa."},
        {"workers.releases",
         [](Config& c) -> Target { return &c.workers.releases; },
         "Hilos dedicados solo a liberar cuentas.",
         {},
         0,
         64},
        {"workers.urgent",
         [](Config& c) -> Target { return &c.workers.urgent; },
         "Hilos de la cola urgente (órdenes a bancos).",
         {},
         0,
         64},
        {"workers.normal",
         [](Config& c) -> Target { return &c.workers.normal; },
         "Hilos de la cola normal.",
         {},
         0,
         64},
        {"workers.bulk",
         [](Config& c) -> Target { return &c.workers.bulk; },
         "Hilos de la cola de lotes.",
         {},
         0,
         64},
        {"workers.lease_seconds",
         [](Config& c) -> Target { return &c.workers.lease_seconds; },
         "Segundos que una tarea tomada queda reservada a quien la tomó.",
         {},
         5,
         3600},
        {"workers.poll_milliseconds",
         [](Config& c) -> Target { return &c.workers.poll_milliseconds; },
         "Pausa entre dos consultas de una cola vacía.",
         {},
         10,
         60'000},
        {"issue.threads",
         [](Config& c) -> Target { return &c.issue.threads; },
         "Hilos que elaboran y firman en un lote; 0, los núcleos más uno.",
         {},
         0,
         256},
        {"issue.acts_per_transaction",
         [](Config& c) -> Target { return &c.issue.acts_per_transaction; },
         "Actos de un lote que se confirman juntos.",
         {},
         1,
         1000},
        {"issue.queue_rows",
         [](Config& c) -> Target { return &c.issue.queue_rows; },
         "Filas de un lote en memoria a la vez.",
         {},
         1,
         100'000},
        {"log.level",
         [](Config& c) -> Target { return &c.log.level; },
         "Detalle de la bitácora.",
         {"debug", "info", "warning", "error"}},
    };
    return keys;
}

// What may stand in [key.NAME], as many as there are names.
const std::vector<KeyOf<KeySettings>>& named_table()
{
    static const std::vector<KeyOf<KeySettings>> keys{
        {"key.*.purpose",
         [](KeySettings& k) -> Target { return &k.purpose; },
         "Para qué firma la llave NOMBRE de la sección [key.NOMBRE]: la e.firma de un funcionario, "
         "el sello del Instituto, el de las evidencias (P-256), la autoridad de sellos de tiempo, "
         "la bitácora pública (Ed25519) "
         "o "
         "lo que se atestigua de otras (Ed25519).",
         {"official", "seal", "evidence", "tsa", "log", "witness"}},
        {"key.*.certificate", [](KeySettings& k) -> Target { return &k.certificate; },
         "Su certificado (.cer o PEM); falta si `file` es un PKCS#12 que lo trae, y no lo llevan "
         "las de `log` y `witness`."},
        {"key.*.file", [](KeySettings& k) -> Target { return &k.file; },
         "Archivo de la llave: .key del SAT, PEM, o PKCS#12 (.p12, .pfx). O esto, o `token`."},
        {"key.*.token", [](KeySettings& k) -> Target { return &k.token; },
         "Llave en un dispositivo, como URI de PKCS#11 (RFC 7512): pkcs11:token=…;object=…"},
        {"key.*.module", [](KeySettings& k) -> Target { return &k.module; },
         "Biblioteca PKCS#11 del dispositivo."},
        {"key.*.sessions",
         [](KeySettings& k) -> Target { return &k.sessions; },
         "Firmas que se piden a la vez al dispositivo.",
         {},
         1,
         256},
        {"key.*.unlock", [](KeySettings& k) -> Target { return &k.unlock; },
         "De dónde se toma la contraseña o el PIN: `prompt` (se pregunta al arrancar), "
         "`env:NOMBRE`, "
         "`fd:NÚMERO` o `file:RUTA`; vacío, la llave no está cifrada."},
    };
    return keys;
}

Finding finding(const char* id, const std::string& field, int line, std::string reason)
{
    return {id, Severity::Error, field, line, std::move(reason), "Consulte docs/configuration.md.",
            {}};
}

int line_of(const toml::node& node)
{
    return static_cast<int>(node.source().begin.line);
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "«" : ", «") + word + "»";
    return out;
}

class Reader {
  public:
    Reader(std::filesystem::path folder, Config& config)
        : folder_(std::move(folder)), config_(config)
    {
    }

    void read(const toml::table& root, const std::string& prefix)
    {
        for (const auto& [key, node] : root) {
            const std::string name = prefix + std::string(key.str());
            if (name == "key" && node.is_table()) {
                read_named(*node.as_table());
                continue;
            }
            if (const toml::table* inner = node.as_table(); inner != nullptr && prefix.empty()) {
                read(*inner, name + ".");
            } else {
                assign(name, node);
            }
        }
    }

    Findings findings;

  private:
    void read_named(const toml::table& all)
    {
        for (const auto& [name, node] : all) {
            const std::string prefix = "key." + std::string(name.str());
            const toml::table* one = node.as_table();
            if (one == nullptr) {
                findings.push_back(finding("CONFIG-TIPO", prefix, line_of(node),
                                           fmt::format("«{}» debe ser una sección.", prefix)));
                continue;
            }
            KeySettings& settings = config_.keys[std::string(name.str())];
            for (const auto& [key, value] : *one) {
                const std::string last(key.str());
                assign(named_table(), settings, "key.*." + last, {prefix + "." + last, value});
            }
            finish(prefix, line_of(node), settings);
        }
    }

    // What the keys of one section must be together; all reasons at once.
    void finish(const std::string& prefix, int line, KeySettings& key)
    {
        const auto refuse = [&](const char* last, std::string_view reason) {
            findings.push_back(finding("CONFIG-VALOR", fmt::format("{}.{}", prefix, last), line,
                                       fmt::format("«{}»: {}", prefix, reason)));
        };
        const bool token = !key.token.empty();
        if (key.purpose.empty()) refuse("purpose", "falta «purpose».");
        if (token != key.file.empty()) {
            refuse("file", "indique «file» o «token», y solo uno de los dos.");
        }
        if (token && key.module.empty()) refuse("module", "«token» necesita «module».");
        if (token && key.token.rfind("pkcs11:", 0) != 0) {
            refuse("token", "«token» debe empezar por «pkcs11:».");
        }
        if (signs_notes(key)) {
            if (token) refuse("token", "una llave Ed25519 se guarda en un archivo PEM.");
            if (!key.certificate.empty()) refuse("certificate", "esta llave no lleva certificado.");
        } else if (key.certificate.empty() && !is_pkcs12(key.file)) {
            refuse("certificate", "falta «certificate».");
        }
        if (key.unlock.rfind("file:", 0) == 0) {
            key.unlock = "file:" + (folder_ / key.unlock.substr(5)).string();
        } else if (!good_source(key.unlock)) {
            refuse("unlock", "«unlock» admite prompt, env:NOMBRE, fd:NÚMERO o file:RUTA.");
        }
    }

    static bool good_source(const std::string& unlock)
    {
        if (unlock.empty() || unlock == "prompt") return true;
        if (unlock.rfind("env:", 0) == 0) return unlock.size() > 4;
        if (unlock.rfind("fd:", 0) != 0 || unlock.size() < 4 || unlock.size() > 7) return false;
        return unlock.find_first_not_of("0123456789", 3) == std::string::npos;
    }

    struct Place {
        std::string name;
        const toml::node& node;
    };

    void assign(const std::string& name, const toml::node& node)
    {
        assign(table(), config_, name, {name, node});
    }

    template <class Owner>
    void assign(const std::vector<KeyOf<Owner>>& keys, Owner& owner, const std::string& name,
                const Place& at)
    {
        for (const KeyOf<Owner>& key : keys) {
            if (name != key.name) continue;
            const Target target = key.target(owner);
            std::visit([&](auto* place) { store(key, at, *place); }, target);
            return;
        }
        findings.push_back(finding("CONFIG-CLAVE", at.name, line_of(at.node),
                                   fmt::format("La clave «{}» no existe.", at.name)));
    }

    void wrong_type(const Place& at, const char* expected)
    {
        findings.push_back(finding("CONFIG-TIPO", at.name, line_of(at.node),
                                   fmt::format("«{}» debe ser {}.", at.name, expected)));
    }

    template <class AnyKey>
    void store(const AnyKey& key, const Place& at, std::string& place)
    {
        const auto value = at.node.value_exact<std::string>();
        if (!value) return wrong_type(at, "un texto entre comillas");
        if (!key.allowed.empty() &&
            std::find(key.allowed.begin(), key.allowed.end(), *value) == key.allowed.end()) {
            findings.push_back(
                finding("CONFIG-VALOR", at.name, line_of(at.node),
                        fmt::format("«{}» solo admite {}.", at.name, joined(key.allowed))));
            return;
        }
        place = *value;
    }

    template <class AnyKey>
    void store(const AnyKey& key, const Place& at, int& place)
    {
        const auto value = at.node.value_exact<std::int64_t>();
        if (!value) return wrong_type(at, "un número entero");
        if (*value < key.low || *value > key.high) {
            findings.push_back(
                finding("CONFIG-VALOR", at.name, line_of(at.node),
                        fmt::format("«{}» debe estar entre {} y {}.", at.name, key.low, key.high)));
            return;
        }
        place = static_cast<int>(*value);
    }

    template <class AnyKey>
    void store(const AnyKey&, const Place& at, bool& place)
    {
        const auto value = at.node.value_exact<bool>();
        if (!value) return wrong_type(at, "true o false");
        place = *value;
    }

    template <class AnyKey>
    void store(const AnyKey&, const Place& at, std::filesystem::path& place)
    {
        const auto value = at.node.value_exact<std::string>();
        if (!value) return wrong_type(at, "una ruta entre comillas");
        place = value->empty() ? std::filesystem::path() : folder_ / *value;
    }

    std::filesystem::path folder_;
    Config& config_;
};

struct Described {
    KeyKind kind;
    std::string text;
};

Described describe(const std::string* text)
{
    return {KeyKind::Text, "\"" + *text + "\""};
}
Described describe(const int* number)
{
    return {KeyKind::Number, std::to_string(*number)};
}
Described describe(const bool* flag)
{
    return {KeyKind::Boolean, *flag ? "true" : "false"};
}
Described describe(const std::filesystem::path* path)
{
    return {KeyKind::File, "\"" + path->string() + "\""};
}

// By TLS, or never leaving this machine: tokens and codes travel there.
bool confidential(const std::string& url)
{
    try {
        const Poco::URI uri(url);
        Poco::Net::IPAddress host;
        return uri.getScheme() == "https" ||
               (uri.getScheme() == "http" && Poco::Net::IPAddress::tryParse(uri.getHost(), host) &&
                host.isLoopback());
    } catch (const Poco::SyntaxException&) {
        return false;
    }
}

}  // namespace

std::vector<ConfigKey> config_keys()
{
    Config defaults;
    std::vector<ConfigKey> out;
    for (const Key& key : table()) {
        const auto [kind, text] =
            std::visit([](auto* place) { return describe(place); }, key.target(defaults));
        out.push_back({key.name, kind, text, key.reason});
    }
    KeySettings named;
    for (const KeyOf<KeySettings>& key : named_table()) {
        const auto [kind, text] =
            std::visit([](auto* place) { return describe(place); }, key.target(named));
        out.push_back({key.name, kind, text, key.reason});
    }
    return out;
}

tl::expected<Config, Findings> parse_config(const std::string& toml,
                                            const std::filesystem::path& folder)
{
    Config config;
    Reader reader(folder, config);
    try {
        reader.read(toml::parse(toml), "");
    } catch (const toml::parse_error& error) {
        return tl::unexpected(Findings{
            finding("CONFIG-TOML", "", static_cast<int>(error.source().begin.line),
                    fmt::format("El archivo no es TOML bien formado: {}.", error.description()))});
    } catch (const std::invalid_argument&) {
        return tl::unexpected(Findings{finding("CONFIG-TOML", "", 0,
                                               "El archivo no es TOML bien formado: tras un "
                                               "corchete hay un carácter que no empieza el "
                                               "nombre de una sección.")});
    }
    if (config.clock.mode == "file" && config.clock.file.empty()) {
        reader.findings.push_back(finding("CONFIG-VALOR", "clock.file", 0,
                                          "«clock.mode = \"file\"» necesita «clock.file»."));
    }
    if (standing_of(config) == Standing::Rehearsal && config.banks.environment == "prod") {
        reader.findings.push_back(
            finding("CONFIG-VALOR", "banks.environment", 0,
                    "Con «clock.mode = \"file\"» todo es ensayo: no hay órdenes «prod»."));
    }
    if (config.smtp.copies_to.empty() != config.smtp.copies.empty()) {
        const bool no_folder = config.smtp.copies.empty();
        reader.findings.push_back(finding("CONFIG-VALOR",
                                          no_folder ? "smtp.copies" : "smtp.copies_to", 0,
                                          "«smtp.copies_to» y «smtp.copies» van juntas."));
    }
    if (!config.sms.url.empty() && !confidential(config.sms.url)) {
        reader.findings.push_back(
            finding("CONFIG-VALOR", "sms.url", 0,
                    "«sms.url» debe empezar con https://; sin cifrado solo en esta máquina."));
    }
    Poco::Net::IPAddress proxy;
    if (!config.http.trusted_proxy.empty() &&
        !Poco::Net::IPAddress::tryParse(config.http.trusted_proxy, proxy)) {
        reader.findings.push_back(finding("CONFIG-VALOR", "http.trusted_proxy", 0,
                                          "«http.trusted_proxy» debe ser una dirección IP."));
    }
    if (!reader.findings.empty()) return tl::unexpected(std::move(reader.findings));
    return config;
}

Standing standing_of(const Config& config)
{
    return config.clock.mode == "system" ? Standing::Legal : Standing::Rehearsal;
}

tl::expected<Config, Findings> load_config(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return tl::unexpected(Findings{finding(
            "CONFIG-ARCHIVO", file.string(), 0,
            fmt::format("No se puede leer el archivo de configuración «{}».", file.string()))});
    }
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    return parse_config(text, std::filesystem::absolute(file).parent_path());
}

bool is_pkcs12(const std::filesystem::path& file)
{
    return file.extension() == ".p12" || file.extension() == ".pfx";
}

std::optional<std::filesystem::path> config_file(const std::filesystem::path& given)
{
    if (!given.empty()) return given;
    for (const char* place : {"buzon.toml", "/etc/buzon/buzon.toml"}) {
        if (std::filesystem::exists(place)) return place;
    }
    return std::nullopt;
}

}  // namespace buzon
