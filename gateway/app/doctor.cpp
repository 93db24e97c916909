#include "gateway/app/doctor.hpp"

#include "core/calendar.hpp"
#include "db/migrate.hpp"
#include "gateway/database.hpp"
#include "gateway/services.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"
#include "signing/trust.hpp"
#include "templates/catalogue.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Timespan.h>
#include <Poco/URI.h>
#include <fmt/format.h>

#include <filesystem>

namespace buzon::app {

namespace {

constexpr std::chrono::hours kKeyEndsSoon{24 * 60};
constexpr std::chrono::days kCalendarAhead{730};

class Doctor {
  public:
    explicit Doctor(const Config& config) : config_(config) {}

    std::vector<Diagnosis> all()
    {
        clock();
        catalogue();
        calendar();
        keys();
        database();
        mail();
        return std::move(found_);
    }

  private:
    void note(std::string subject, Health health, std::string what)
    {
        found_.push_back({std::move(subject), health, std::move(what)});
    }

    void note(const std::string& subject, const Findings& findings)
    {
        for (const Finding& finding : findings) note(subject, Health::Bad, finding.reason);
    }

    void clock()
    {
        if (config_.clock.mode == "file") {
            note("reloj", Health::Warning, "Es el reloj de ensayo: no sirve para notificar.");
        } else {
            note("reloj", Health::Good, SystemClock().now().rfc3339());
        }
    }

    void catalogue()
    {
        const auto services = make_services(config_, {Part::Catalogue});
        if (!services) return note("catálogo", services.error());
        note("catálogo", Health::Good,
             fmt::format("{} tipos de documento", services->catalogue().list().size()));
    }

    void calendar()
    {
        const auto services = make_services(config_, {Part::Calendar});
        if (!services) return note("calendario", services.error());
        const Calendar& known = services->calendar();
        const bool enough = known.last() >= zona_centro(services->now()).date + kCalendarAhead;
        note("calendario", enough ? Health::Good : Health::Bad,
             fmt::format("{}, hasta {}", known.version(), iso_date(known.last())));
    }

    void keys()
    {
        const auto services =
            make_services(config_, {Part::Trust, Part::Signers, Part::Timestamps});
        if (!services) return note("llaves", services.error());
        for (const NamedKey& key : services->keys()) {
            const bool tsa = key.purpose == "tsa";
            certificate(*services, subject_of(key), key.signer->certificate(),
                        tsa ? signing::TrustStore::Purpose::Timestamp
                            : signing::TrustStore::Purpose::Signature);
            if (const auto trouble = key.signer->last_trouble()) {
                note(subject_of(key), Health::Bad, trouble->reason);
            }
        }
    }

    static std::string subject_of(const NamedKey& key)
    {
        if (key.purpose == "seal") return "sello";
        if (key.purpose == "evidence") return "sello de evidencias";
        if (key.purpose == "tsa") return "sellos de tiempo";
        const auto rfc = key.signer->certificate().subject_rfc();
        return fmt::format("e.firma {}", rfc ? rfc->str() : "sin RFC");
    }

    void certificate(const Services& services, const std::string& subject,
                     const signing::Certificate& certificate, signing::TrustStore::Purpose purpose)
    {
        const signing::Codes codes =
            services.trust().check_chain(certificate, services.now(), purpose);
        bool good = true;
        for (const signing::Code code : codes) {
            if (static_cast<int>(code) < 100) continue;
            good = false;
            note(subject, static_cast<int>(code) < 200 ? Health::Warning : Health::Bad,
                 std::string(signing::code_text(code)));
        }
        if (!good) return;
        const bool soon = certificate.not_after() - services.now() < kKeyEndsSoon;
        note(subject, soon ? Health::Warning : Health::Good,
             fmt::format("{}, vence {}", certificate.number(), certificate.not_after().rfc3339()));
    }

    void database()
    {
        const auto settings = connect_settings(config_);
        if (!settings) return note("base de datos", {settings.error()});
        try {
            db::Connection connection(*settings);
            int missing = 0;
            const auto status = db::migration_status(connection);
            for (const db::MigrationStatus& one : status) missing += one.applied ? 0 : 1;
            note("base de datos", missing == 0 ? Health::Good : Health::Bad,
                 missing == 0
                     ? fmt::format("{} migraciones aplicadas", status.size())
                     : fmt::format("faltan {} migraciones: ejecute buzon migrate", missing));
        } catch (const db::Error& error) {
            note("base de datos", Health::Bad, error.what());
        }
    }

    void copies()
    {
        const auto& folder = config_.smtp.copies;
        if (folder.empty() || std::filesystem::is_directory(folder)) return;
        note("correo", Health::Warning,
             fmt::format("La carpeta de copias {} no existe todavía.", folder.string()));
    }

    void mail()
    {
        copies();
        if (config_.smtp.url.empty()) {
            note("correo", Health::Warning, "Sin «smtp.url»: los avisos esperan.");
            return;
        }
        try {
            const Poco::URI url(config_.smtp.url);
            const int port = url.getPort() != 0 ? url.getPort() : 25;
            Poco::Net::StreamSocket socket;
            socket.connect(Poco::Net::SocketAddress(url.getHost(), static_cast<Poco::UInt16>(port)),
                           Poco::Timespan(5, 0));
            socket.setReceiveTimeout(Poco::Timespan(5, 0));
            char greeting[4] = {};
            const bool smtp =
                socket.receiveBytes(greeting, 3) == 3 && std::string_view(greeting, 3) == "220";
            note("correo", smtp ? Health::Good : Health::Bad,
                 fmt::format("{}:{} {}", url.getHost(), port,
                             smtp ? "contesta" : "no saluda como servidor de correo"));
        } catch (const Poco::Exception& error) {
            note("correo", Health::Bad, error.displayText());
        }
    }

    const Config& config_;
    std::vector<Diagnosis> found_;
};

}  // namespace

std::vector<Diagnosis> examine(const Config& config)
{
    return Doctor(config).all();
}

}  // namespace buzon::app
