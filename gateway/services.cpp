#include "gateway/services.hpp"

#include "channels/bank_schema.hpp"
#include "core/calendar.hpp"
#include "core/xml.hpp"
#include "db/pool.hpp"
#include "gateway/database.hpp"
#include "gateway/files.hpp"
#include "gateway/ocsp_transport.hpp"
#include "gateway/service_keys.hpp"
#include "signing/ocsp.hpp"
#include "signing/random.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"
#include "signing/tlog/policy.hpp"
#include "signing/trust.hpp"
#include "signing/xml_seal.hpp"
#include "templates/catalogue.hpp"
#include "templates/error.hpp"
#include "templates/pdf/fonts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <shared_mutex>
#include <stdexcept>

namespace buzon {

namespace {

struct OfficialKey {
    std::string name;
    signing::Signer signer;
};

// The days of a scope are counted out once: a list of a mailbox asks for them at every request.
class ScopeMemo {
  public:
    ScopedCalendar at(const Calendar& calendar, const CalendarScope& scope)
    {
        {
            const std::shared_lock lock(mutex_);
            if (const auto known = known_.find(scope); known != known_.end()) return known->second;
        }
        ScopedCalendar days = calendar.at(scope);
        const std::unique_lock lock(mutex_);
        return known_.emplace(scope, std::move(days)).first->second;
    }

  private:
    std::shared_mutex mutex_;
    std::map<CalendarScope, ScopedCalendar> known_;
};

}  // namespace

struct Services::Impl {
    Config config;
    std::unique_ptr<Clock> clock;
    std::optional<templates::Catalogue> catalogue;
    std::optional<Calendar> calendar;
    ScopeMemo scopes;
    std::optional<templates::Fonts> fonts;
    std::optional<signing::TrustStore> trust;
    std::optional<signing::OcspClient> ocsp;
    std::map<std::string, std::vector<OfficialKey>> officials;  // by RFC
    std::optional<signing::Signer> seal;
    std::optional<signing::Signer> evidence_seal;
    std::optional<signing::TimestampAuthority> timestamps;
    std::string seal_name;  // of its key
    std::string evidence_seal_name;
    std::string tsa_name;
    std::optional<signing::NoteSigner> log_signer;
    std::optional<signing::LogPolicy> log_policy;
    std::optional<signing::NoteSigner> witness_signer;
    std::optional<signing::LogPolicy> witness_policy;
    std::unique_ptr<channels::BankSchemas> bank_schemas;
    std::unique_ptr<db::Pool> pool;
};

namespace {

template <class T>
const T& built(const std::optional<T>& part, const char* name)
{
    if (!part) throw std::logic_error(fmt::format("part of Services not built: {}", name));
    return *part;
}

class Builder {
  public:
    explicit Builder(Services::Impl& impl) : impl_(impl), keys_(impl.config, findings) {}

    void catalogue()
    {
        const auto& dir = impl_.config.catalogue.dir;
        auto loaded = templates::Catalogue::load(
            dir.empty() ? std::filesystem::path(BUZON_SOURCE_DIR "/templates") : dir);
        if (loaded) {
            impl_.catalogue = std::move(*loaded);
        } else {
            refuse(loaded.error());
        }
    }

    void fonts()
    {
        templates::FontFiles files;
        if (const auto& seal = impl_.config.catalogue.seal; !seal.empty()) {
            auto drawn = read_file(seal, 64u << 10);
            if (!drawn) {
                findings.push_back(drawn.error());
                return;
            }
            files.seal = std::move(*drawn);
        }
        try {
            impl_.fonts = templates::Fonts::load(files);
        } catch (const templates::Error& error) {
            if (files.seal.empty()) throw;
            findings.push_back({"EMBLEMA", Severity::Error, "catalogue.seal", 0,
                                "El emblema no es sólo trazos y colores de PDF.",
                                "Vea templates/pdf/README.md.", error.what()});
        }
    }

    void calendar()
    {
        const auto& dir = impl_.config.calendar.dir;
        auto loaded = Calendar::load(dir.empty() ? Calendar::shipped() : dir);
        if (!loaded) return refuse(loaded.error());
        impl_.calendar = std::move(*loaded);
    }

    void trust()
    {
        const auto& dir = impl_.config.signing.trust;
        if (dir.empty()) {
            findings.push_back(missing("signing.trust", "carpeta de autoridades de confianza"));
            return;
        }
        auto loaded = signing::TrustStore::load(dir);
        if (!loaded) return refuse(loaded.error());
        impl_.trust = std::move(*loaded);
        if (impl_.config.signing.ocsp_url.empty()) return;
        signing::OcspEndpoints endpoints;
        endpoints.default_url = impl_.config.signing.ocsp_url;
        impl_.ocsp.emplace(*impl_.trust, std::move(endpoints),
                           http_ocsp_transport(std::chrono::seconds(10)), *impl_.clock);
    }

    void signers()
    {
        const auto officials = keys_.for_purpose("official");
        if (officials.empty() && impl_.config.signing.officials.empty()) {
            findings.push_back(missing("signing.officials", "carpeta con las e.firmas"));
        } else if (!impl_.config.signing.officials.empty()) {
            std::error_code error;
            std::filesystem::directory_iterator readable(impl_.config.signing.officials, error);
            if (error) {
                findings.push_back(missing("signing.officials", "la carpeta no se puede leer"));
            }
        }
        for (const NamedSettings& key : officials) add_official(key);
        if (const auto key =
                keys_.only("seal", "signing.seal_certificate", "sello del Instituto")) {
            impl_.seal = keys_.open(*key);
            impl_.seal_name = key->name;
        }
        evidence_seal();
    }

    void ledger()
    {
        const auto& log = impl_.config.ledger;
        if (!log.origin.empty()) {
            impl_.log_signer = keys_.note("log", "ledger.key", log.origin);
        }
        impl_.log_policy = policy(log.policy);
        if (!impl_.log_policy && impl_.log_signer) {
            impl_.log_policy = signing::LogPolicy::of_log(impl_.log_signer->verifier());
        }
        const auto& witness = impl_.config.witness;
        if (!witness.name.empty()) {
            impl_.witness_signer = keys_.note("witness", "witness.key", witness.name);
            if (witness.policy.empty()) {
                findings.push_back(missing("witness.policy", "bitácoras que se atestiguan"));
            }
        }
        impl_.witness_policy = policy(witness.policy);
        for (auto* one : {&impl_.log_policy, &impl_.witness_policy}) {
            if (!*one) *one = signing::LogPolicy();
        }
    }

    void timestamps()
    {
        const auto key =
            keys_.only("tsa", "signing.tsa_certificate", "autoridad de sellos de tiempo");
        if (!key) return;
        auto signer = keys_.open(*key);
        if (!signer) return;
        impl_.tsa_name = key->name;
        signing::TimestampConfig how;
        how.policy = impl_.config.signing.tsa_policy;
        if (impl_.trust) {
            if (auto issuer = impl_.trust->issuer_of(signer->certificate())) {
                how.chain.push_back(*issuer);
            }
        }
        auto authority = signing::TimestampAuthority::make(std::move(*signer), std::move(how),
                                                           *impl_.clock, random_serial);
        if (authority) {
            impl_.timestamps = std::move(*authority);
        } else {
            findings.push_back(authority.error());
        }
    }

    void database()
    {
        const auto how = connect_settings(impl_.config);
        if (!how) {
            findings.push_back(how.error());
            return;
        }
        impl_.pool = std::make_unique<db::Pool>(
            *how, static_cast<std::size_t>(impl_.config.database.pool_size));
    }

    Findings findings;

  private:
    std::optional<signing::LogPolicy> policy(const std::filesystem::path& file)
    {
        if (file.empty()) return std::nullopt;
        const auto text = read_file(file, 1u << 20);
        if (!text) {
            findings.push_back(text.error());
            return std::nullopt;
        }
        auto parsed = signing::LogPolicy::parse(*text);
        if (!parsed) {
            refuse(parsed.error());
            return std::nullopt;
        }
        return std::move(*parsed);
    }

    void refuse(const Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); }

    void evidence_seal()
    {
        const auto key =
            keys_.only("evidence", "signing.evidence_certificate", "sello de las evidencias");
        if (!key) return;
        auto seal = keys_.open(*key);
        if (!seal) return;
        if (!signing::can_seal(*seal)) {
            findings.push_back({"SELLO-EVIDENCIAS", Severity::Error, "key." + key->name, 0,
                                "El sello de las evidencias no es de llave elíptica.",
                                "Use un certificado de llave P-256 (ECDSA).", "ETSI TS 119 312"});
            return;
        }
        impl_.evidence_seal = std::move(*seal);
        impl_.evidence_seal_name = key->name;
    }

    void add_official(const NamedSettings& key)
    {
        auto signer = keys_.open(key);
        if (!signer) return;
        const auto rfc = signer->certificate().subject_rfc();
        if (!rfc) {
            findings.push_back({"EFIRMA-SIN-RFC", Severity::Error,
                                key.settings.certificate.string(), 0,
                                "El certificado no nombra un RFC.",
                                "Use la e.firma del funcionario.", "CFF 17-G"});
            return;
        }
        impl_.officials[rfc->str()].push_back({key.name, std::move(*signer)});
    }

    // 63 random bits: never repeats in practice, over restarts and processes, with nothing to keep.
    static std::uint64_t random_serial()
    {
        std::uint64_t serial = 0;
        for (const char byte : signing::random_bytes(8)) {
            serial = serial << 8 | static_cast<unsigned char>(byte);
        }
        return serial >> 1;
    }

    Services::Impl& impl_;
    ServiceKeys keys_;
};

std::unique_ptr<Clock> clock_of(const Config& config)
{
    if (config.clock.mode == "file") return std::make_unique<FileClock>(config.clock.file);
    return std::make_unique<SystemClock>();
}

}  // namespace

Services::Services(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Services::Services(Services&&) noexcept = default;
Services& Services::operator=(Services&&) noexcept = default;
Services::~Services() = default;

const Config& Services::config() const
{
    return impl_->config;
}

const Clock& Services::clock() const
{
    return *impl_->clock;
}

Standing Services::standing() const
{
    return standing_of(impl_->config);
}

const templates::Catalogue& Services::catalogue() const
{
    return built(impl_->catalogue, "catalogue");
}

std::filesystem::path Services::terms_file() const
{
    const auto& configured = impl_->config.enrolment.terms;
    return configured.empty() ? BUZON_SOURCE_DIR "/templates/terms/1.0.txt" : configured;
}

const Calendar& Services::calendar() const
{
    return built(impl_->calendar, "calendar");
}

ScopedCalendar Services::calendar_of(const std::string& scope) const
{
    const auto place = CalendarScope::parse(scope);
    if (!place) throw std::runtime_error(place.error().reason);
    return impl_->scopes.at(calendar(), *place);
}

const templates::Fonts& Services::fonts() const
{
    return built(impl_->fonts, "fonts");
}

const signing::TrustStore& Services::trust() const
{
    return built(impl_->trust, "trust");
}

const signing::OcspClient* Services::ocsp() const
{
    return impl_->ocsp ? &*impl_->ocsp : nullptr;
}

const signing::Signer& Services::seal() const
{
    return built(impl_->seal, "seal");
}

const signing::Signer& Services::evidence_seal() const
{
    return built(impl_->evidence_seal, "evidence seal");
}

const signing::TimestampAuthority& Services::timestamps() const
{
    return built(impl_->timestamps, "timestamps");
}

const signing::NoteSigner* Services::log_signer() const
{
    return impl_->log_signer ? &*impl_->log_signer : nullptr;
}
const signing::LogPolicy& Services::log_policy() const
{
    return built(impl_->log_policy, "ledger");
}
const signing::NoteSigner* Services::witness_signer() const
{
    return impl_->witness_signer ? &*impl_->witness_signer : nullptr;
}
const signing::LogPolicy& Services::witness_policy() const
{
    return built(impl_->witness_policy, "ledger");
}
const channels::BankSchemas& Services::bank_schemas() const
{
    if (!impl_->bank_schemas) throw std::logic_error("part of Services not built: banks");
    return *impl_->bank_schemas;
}

db::Pool& Services::database() const
{
    if (!impl_->pool) throw std::logic_error("part of Services not built: database");
    return *impl_->pool;
}

const signing::Signer* Services::official(const Rfc& rfc) const
{
    const auto found = impl_->officials.find(rfc.str());
    if (found == impl_->officials.end()) return nullptr;
    const Instant at = now();
    const signing::Signer* best = nullptr;
    const auto rank = [&](const signing::Signer& signer) {
        return std::pair(signer.certificate().valid_at(at), signer.certificate().not_after());
    };
    for (const OfficialKey& key : found->second) {
        if (best == nullptr || rank(*best) < rank(key.signer)) best = &key.signer;
    }
    return best;
}

std::vector<NamedKey> Services::keys() const
{
    std::vector<NamedKey> all;
    for (const auto& [rfc, keys] : impl_->officials) {
        for (const OfficialKey& key : keys) all.push_back({key.name, "official", &key.signer});
    }
    if (impl_->seal) all.push_back({impl_->seal_name, "seal", &*impl_->seal});
    if (impl_->evidence_seal) {
        all.push_back({impl_->evidence_seal_name, "evidence", &*impl_->evidence_seal});
    }
    if (impl_->timestamps) {
        all.push_back({impl_->tsa_name, "tsa", &impl_->timestamps->signer()});
    }
    return all;
}

tl::expected<Services, Findings> make_services(Config config, const Parts& parts,
                                               std::unique_ptr<Clock> clock)
{
    xml::init();
    auto impl = std::make_unique<Services::Impl>();
    impl->config = std::move(config);
    impl->clock = clock ? std::move(clock) : clock_of(impl->config);
    Builder builder(*impl);
    if (parts.contains(Part::Catalogue)) builder.catalogue();
    if (parts.contains(Part::Calendar)) builder.calendar();
    if (parts.contains(Part::Fonts)) builder.fonts();
    if (parts.contains(Part::Trust)) builder.trust();
    if (parts.contains(Part::Signers)) builder.signers();
    if (parts.contains(Part::Timestamps)) builder.timestamps();
    if (parts.contains(Part::Ledger)) builder.ledger();
    if (parts.contains(Part::Banks)) {
        impl->bank_schemas = std::make_unique<channels::BankSchemas>(
            std::filesystem::path(BUZON_SOURCE_DIR "/channels/bank"));
    }
    if (parts.contains(Part::Database)) builder.database();
    if (!builder.findings.empty()) return tl::unexpected(std::move(builder.findings));
    return Services(std::move(impl));
}

}  // namespace buzon
