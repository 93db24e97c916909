<?xml version="1.0" encoding="UTF-8"?>
<!-- The page around every document: head, style, masthead, preview mark, signature page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>
  <xsl:include href="format.xsl"/>

  <!-- check code of the sealed document; empty in a preview -->
  <xsl:param name="control"/>

  <!-- "todo"; "sin-firma": the page without its last section, which is all that can be said before there is a seal and
       is what emision/@huellaHtml is the digest of; "firma": that section alone (docs/decisions/0014) -->
  <xsl:param name="parte" select="'todo'"/>

  <xsl:variable name="emision" select="/*/emision"/>
  <xsl:variable name="sello" select="/*/sello"/>

  <xsl:template name="estilo">
    <style>
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 "Noto Sans", system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 52rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
.masthead { border-bottom: 4px solid #a57f2c; margin-bottom: 1rem; }
.masthead p { margin: 0 0 .25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; color: #13322b; }
h2 { font-size: 1.2rem; color: #13322b; margin-top: 2rem; }
h3 { font-size: 1rem; margin-bottom: .25rem; }
dl { margin: 0; }
dt { font-weight: 700; margin-top: .6rem; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
caption { text-align: left; font-weight: 700; padding: .5rem 0; }
th, td { border-bottom: 1px solid #767676; padding: .3rem .4rem; text-align: left; vertical-align: top; overflow-wrap: normal; }
td.num, th.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tfoot td, tfoot th { font-weight: 700; border-bottom: 3px double #1b1b1b; }
.subtotal td, .subtotal th { font-weight: 700; background: #f2f5f4; }
.tabla { overflow-x: auto; }
.box { border: 2px solid #13322b; background: #f2f5f4; padding: .5rem 1rem 1rem; margin: 1rem 0; }
.muted, small { color: #4a4a4a; }
.lead { font-size: 1.1rem; }
.amount { font-size: 1.4rem; font-weight: 700; }
.cadena { font: .8rem/1.4 "Noto Sans Mono", ui-monospace, monospace; word-break: break-all; }
img.qr { width: 10rem; height: 10rem; display: block; margin: 1rem 0; }
a { color: #0b4f8a; }
@media (min-width: 40rem) { .two-col { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; } }
@media print { .page-break-before { break-before: page; } }
    </style>
  </xsl:template>

  <xsl:template match="/*">
    <xsl:choose>
      <xsl:when test="$parte = 'firma'"><xsl:call-template name="firma"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="pagina"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The whole page: modes "titulo" and "cuerpo" of the root are its content. Nothing in it but "firma" may depend on the seal. -->
  <xsl:template name="pagina">
    <html lang="es-MX">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex, nofollow"/>
        <title><xsl:apply-templates select="." mode="titulo"/><xsl:if test="$emision"> · Folio <xsl:value-of select="$emision/@folio"/></xsl:if></title>
        <xsl:call-template name="estilo"/>
      </head>
      <body>
        <header class="masthead">
          <p><strong>Instituto Mexicano del Seguro Social</strong></p>
          <p><xsl:value-of select="autoridad/ooad"/></p>
          <p><xsl:value-of select="autoridad/nombre"/></p>
        </header>
        <xsl:if test="$parte = 'todo' and (not($emision) or not($sello))">
          <div class="box"><p><strong>Vista previa sin valor oficial.</strong> Este documento no ha sido emitido ni firmado.</p></div>
        </xsl:if>
        <main>
          <h1><xsl:apply-templates select="." mode="titulo"/></h1>
          <xsl:apply-templates select="." mode="cuerpo"/>
          <xsl:if test="$parte = 'todo'"><xsl:call-template name="firma"/></xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- Folio, place and date of issue: CFF 38-III. -->
  <xsl:template name="datos-emision">
    <xsl:if test="$emision">
      <dl class="two-col">
        <dt>Folio</dt><dd><xsl:value-of select="$emision/@folio"/></dd>
        <xsl:if test="/*/referencia"><dt>Oficio</dt><dd><xsl:value-of select="/*/referencia"/></dd></xsl:if>
        <dt>Unidad</dt><dd><xsl:value-of select="/*/autoridad/@unidad"/></dd>
      </dl>
      <dl>
        <dt>Emisión (hora de Zona Centro)</dt>
        <dd>
          <xsl:value-of select="$emision/@lugar"/><xsl:text>, a </xsl:text>
          <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$emision/@fecha"/></xsl:call-template>
          <xsl:text>, </xsl:text><xsl:value-of select="$emision/@hora"/><xsl:text> horas</xsl:text>
        </dd>
      </dl>
    </xsl:if>
  </xsl:template>

  <xsl:template name="direccion-verificacion">
    <xsl:value-of select="$emision/@verificacion"/>
    <xsl:if test="$control != ''">
      <xsl:choose><xsl:when test="contains($emision/@verificacion, '?')">&amp;c=</xsl:when><xsl:otherwise>?c=</xsl:otherwise></xsl:choose>
      <xsl:value-of select="$control"/>
    </xsl:if>
  </xsl:template>

  <!-- The last page: who signed, with which certificate, and how anybody verifies it. -->
  <xsl:template name="firma">
    <section id="firma" class="page-break-before">
      <h2>Firma electrónica y autenticidad</h2>
      <xsl:choose>
        <xsl:when test="/*/firmante">
          <p class="lead"><strong><xsl:value-of select="/*/firmante/nombre"/></strong><br/><xsl:value-of select="/*/firmante/cargo"/></p>
          <xsl:if test="/*/firmante/suplencia">
            <p>Firma en ausencia de <xsl:value-of select="/*/firmante/suplencia/ausente"/>, con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="/*/firmante/suplencia/fundamento/cita"/></xsl:call-template>.</p>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise><p class="lead"><strong>Instituto Mexicano del Seguro Social</strong></p></xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="$sello">
          <div class="box">
            <xsl:variable name="direccion"><xsl:call-template name="direccion-verificacion"/></xsl:variable>
            <img class="qr" data-text="{$direccion}" alt="Código QR con la dirección de verificación del folio {$emision/@folio}"/>
            <dl>
              <dt>Folio</dt><dd><xsl:value-of select="$emision/@folio"/></dd>
              <dt>Código de verificación</dt><dd><xsl:value-of select="$control"/></dd>
              <dt>Verifíquelo en</dt><dd><a href="{$direccion}"><xsl:value-of select="$direccion"/></a></dd>
            </dl>
          </div>
          <dl>
            <dt>Certificado</dt><dd>Número <xsl:value-of select="$sello/certificado/@numero"/>, de <xsl:value-of select="$sello/certificado/@titular"/>, RFC <xsl:value-of select="$sello/certificado/@rfc"/></dd>
            <dt>Vigencia del certificado</dt>
            <dd>
              <xsl:text>Del </xsl:text><xsl:call-template name="momento"><xsl:with-param name="instante" select="$sello/certificado/@desde"/></xsl:call-template>
              <xsl:text> al </xsl:text><xsl:call-template name="momento"><xsl:with-param name="instante" select="$sello/certificado/@hasta"/></xsl:call-template>
            </dd>
            <dt>Cadena original</dt><dd><code class="cadena"><xsl:value-of select="$sello/cadena"/></code></dd>
            <dt>Sello digital (<xsl:value-of select="$sello/@algoritmo"/>)</dt><dd><code class="cadena"><xsl:value-of select="$sello/valor"/></code></dd>
          </dl>
          <p class="muted">La firma electrónica avanzada produce los mismos efectos que la firma autógrafa (artículos 17-D y 38, fracción V, del Código Fiscal de la Federación). El archivo PDF lleva dentro el documento XML sellado: cualquier persona puede comprobar ambos sin acudir al Instituto.</p>
        </xsl:when>
        <xsl:otherwise><p>Sin sello digital.</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>
