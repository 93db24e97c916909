#include "signing/xmlsec.hpp"

#include <libxml/c14n.h>
#include <xmlsec/errors.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/openssl/evp.h>

namespace buzon::signing::xsec {

namespace {

void say_nothing(const char*, int, const char*, const char*, const char*, int, const char*) {}

bool init_once()
{
    xml::init();
    if (xmlSecInit() < 0 || xmlSecCheckVersion() != 1 || xmlSecOpenSSLInit() < 0) {
        ossl::fail(Error::Kind::Xml, "xmlSecInit");
    }
    xmlSecErrorsSetCallback(say_nothing);
    return true;
}

int in_subtree(void* root, xmlNode* node, xmlNode* parent)
{
    for (const xmlNode* n = node->type == XML_NAMESPACE_DECL ? parent : node; n != nullptr;
         n = n->parent) {
        if (n == root) return 1;
    }
    return 0;
}

void free_output(xmlOutputBuffer* buffer)
{
    xmlOutputBufferClose(buffer);
}
using Buffer = CPtr<xmlBuffer, xmlBufferFree>;
using Output = CPtr<xmlOutputBuffer, free_output>;

void collect_signatures(xmlNode* node, std::vector<xmlNode*>& out)
{
    // An explicit stack of siblings is not needed: the parser limits the depth to 256.
    for (xmlNode* n = node; n != nullptr; n = n->next) {
        if (is_element(n, kDs, "Signature")) out.push_back(n);
        if (n->type == XML_ELEMENT_NODE) collect_signatures(n->children, out);
    }
}

}  // namespace

void init()
{
    static const bool done = init_once();
    static_cast<void>(done);
}

bool is_element(const xmlNode* node, const char* name_space, std::string_view name)
{
    return node != nullptr && node->type == XML_ELEMENT_NODE && node->ns != nullptr &&
           node->ns->href != nullptr && xmlStrEqual(node->ns->href, chars(name_space)) == 1 &&
           name == reinterpret_cast<const char*>(node->name);
}

std::vector<xmlNode*> elements_of(const xmlNode* node)
{
    std::vector<xmlNode*> out;
    for (xmlNode* n = node == nullptr ? nullptr : node->children; n != nullptr; n = n->next) {
        if (n->type == XML_ELEMENT_NODE) out.push_back(n);
    }
    return out;
}

xmlNode* only_child(const xmlNode* node, const char* name_space, std::string_view name)
{
    xmlNode* found = nullptr;
    for (xmlNode* n : elements_of(node)) {
        if (!is_element(n, name_space, name)) continue;
        if (found != nullptr) return nullptr;
        found = n;
    }
    return found;
}

std::vector<xmlNode*> signatures_of(xmlDoc* doc)
{
    std::vector<xmlNode*> out;
    collect_signatures(xmlDocGetRootElement(doc), out);
    return out;
}

namespace {

std::string canonical_nodes(xmlDoc* doc, xmlNode* root)
{
    const Buffer buffer(xmlBufferCreate());
    if (buffer == nullptr) throw Error(Error::Kind::Xml, "xmlBufferCreate");
    Output output(xmlOutputBufferCreateBuffer(buffer.get(), nullptr));
    if (output == nullptr ||
        xmlC14NExecute(doc, root == nullptr ? nullptr : in_subtree, root, XML_C14N_EXCLUSIVE_1_0,
                       nullptr, 0, output.get()) < 0 ||
        xmlOutputBufferFlush(output.get()) < 0) {
        throw Error(Error::Kind::Xml, "xmlC14NExecute");
    }
    output.reset();
    return std::string(reinterpret_cast<const char*>(xmlBufferContent(buffer.get())),
                       static_cast<std::size_t>(xmlBufferLength(buffer.get())));
}

}  // namespace

std::string canonical(xmlNode* node)
{
    return canonical_nodes(node->doc, node);
}

std::string canonical_document(xmlDoc* doc)
{
    return canonical_nodes(doc, nullptr);
}

DSigCtx context_for(EVP_PKEY* key)
{
    init();
    DSigCtx ctx(xmlSecDSigCtxCreate(nullptr));
    if (ctx == nullptr) throw Error(Error::Kind::Xml, "xmlSecDSigCtxCreate");
    EVP_PKEY_up_ref(key);
    xmlSecKeyDataPtr data = xmlSecOpenSSLEvpKeyAdopt(key);
    if (data == nullptr) {
        EVP_PKEY_free(key);
        throw Error(Error::Kind::Xml, "xmlSecOpenSSLEvpKeyAdopt");
    }
    ctx->signKey = xmlSecKeyCreate();
    if (ctx->signKey == nullptr || xmlSecKeySetValue(ctx->signKey, data) < 0) {
        xmlSecKeyDataDestroy(data);
        throw Error(Error::Kind::Xml, "xmlSecKeySetValue");
    }
    return ctx;
}

}  // namespace buzon::signing::xsec
