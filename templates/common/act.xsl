<?xml version="1.0" encoding="UTF-8"?>
<!-- The skeleton of an act. A type's act.xslt gives: mode "titulo" (text), "resumen" and "consecuencias"
     (dt/dd pairs of the first page), "resuelve" (what the act says) and "anexos" (sections after the remedies; nothing by default). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="page.xsl"/>
  <xsl:include href="subtotal.xsl"/>

  <xsl:template match="/acto" mode="cuerpo">
    <xsl:call-template name="datos-emision"/>
    <xsl:call-template name="destinatario"/>
    <section>
      <h2><xsl:apply-templates select="." mode="encabezado-resumen"/></h2>
      <div class="box"><dl><xsl:apply-templates select="." mode="resumen"/></dl></div>
      <dl><xsl:apply-templates select="." mode="consecuencias"/><xsl:apply-templates select="." mode="donde-pregunto"/></dl>
    </section>
    <section class="page-break-before">
      <h2>Acto de autoridad</h2>
      <xsl:call-template name="competencia"/>
      <h3>Objeto</h3>
      <p><xsl:value-of select="asunto"/></p>
      <h3>Fundamento</h3>
      <p>Este acto se emite con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="fundamento/cita"/></xsl:call-template>.</p>
      <h3>Motivación</h3>
      <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="motivo/parrafo"/></xsl:call-template>
    </section>
    <xsl:apply-templates select="." mode="resuelve"/>
    <xsl:call-template name="recursos"/>
    <xsl:call-template name="ruta-electronica"/>
    <xsl:apply-templates select="." mode="anexos"/>
  </xsl:template>

  <xsl:template match="/acto" mode="encabezado-resumen">Lo que debe saber</xsl:template>
  <xsl:template match="/acto" mode="anexos"/>

  <xsl:template name="destinatario">
    <section>
      <h2>Dirigido a</h2>
      <p class="lead"><strong><xsl:value-of select="destinatario/nombre"/></strong></p>
      <dl class="two-col">
        <dt>RFC</dt><dd><xsl:value-of select="destinatario/@rfc"/></dd>
        <xsl:if test="destinatario/@registroPatronal">
          <dt>Registro patronal</dt><dd><xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template></dd>
        </xsl:if>
      </dl>
      <dl>
        <xsl:if test="destinatario/representante"><dt>Representante legal</dt><dd><xsl:value-of select="destinatario/representante"/></dd></xsl:if>
        <dt>Domicilio</dt><dd><xsl:value-of select="destinatario/domicilio"/></dd>
      </dl>
      <xsl:if test="destinatario/causaSolidaria">
        <p><strong>Causa legal de la responsabilidad solidaria:</strong><xsl:text> </xsl:text><xsl:value-of select="destinatario/causaSolidaria"/></p>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="/acto" mode="donde-pregunto">
    <dt>¿Dónde pregunto?</dt>
    <dd>
      <xsl:value-of select="autoridad/nombre"/>. Teléfono <xsl:value-of select="autoridad/contacto/telefono"/><xsl:if test="autoridad/contacto/correo">, correo <xsl:value-of select="autoridad/contacto/correo"/></xsl:if>. Horario: <xsl:value-of select="autoridad/contacto/horario"/>.
    </dd>
  </xsl:template>

  <!-- When the notification is made and takes effect, which starts every term. -->
  <xsl:template name="surte-efectos">
    <xsl:choose>
      <xsl:when test="canal = 'estrados'">La notificación se tiene por hecha el undécimo día hábil siguiente al de la publicación en estrados y surte efectos el día hábil siguiente (artículos 135 y 139 del Código Fiscal de la Federación).</xsl:when>
      <xsl:otherwise>La notificación se tiene por hecha el día en que abra este documento con su e.firma o, si no lo abre dentro de los tres días hábiles siguientes al del aviso, el cuarto día; surte efectos el día hábil siguiente (artículos 134, fracción I, y 135 del Código Fiscal de la Federación).</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="competencia">
    <h3>Autoridad competente</h3>
    <p>
      <xsl:value-of select="autoridad/nombre"/>, unidad <xsl:value-of select="autoridad/@unidad"/> (<xsl:value-of select="autoridad/ooad"/>), del Instituto Mexicano del Seguro Social, con domicilio en <xsl:value-of select="autoridad/domicilio"/>, es competente por razón de materia conforme a lo dispuesto en <xsl:call-template name="citas"><xsl:with-param name="citas" select="autoridad/competencia/material/cita"/></xsl:call-template>; por territorio, conforme a lo dispuesto en <xsl:call-template name="citas"><xsl:with-param name="citas" select="autoridad/competencia/territorial/cita"/></xsl:call-template>; y por grado, conforme a lo dispuesto en <xsl:call-template name="citas"><xsl:with-param name="citas" select="autoridad/competencia/grado/cita"/></xsl:call-template>.
    </p>
  </xsl:template>

  <xsl:template name="plazo-recurso">dentro de los <xsl:value-of select="plazo/@dias"/> días hábiles siguientes a aquel en que surta efectos la notificación, ante <xsl:value-of select="autoridad"/></xsl:template>

  <xsl:template name="como-me-inconformo">
    <dt>¿Cómo puedo inconformarme?</dt>
    <xsl:for-each select="recursos/recurso">
      <dd><strong><xsl:value-of select="nombre"/></strong>: <xsl:value-of select="plazo/@dias"/> días hábiles desde que surta efectos la notificación, ante <xsl:value-of select="autoridad"/>.</dd>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="recursos">
    <xsl:if test="recursos/recurso">
      <section>
        <h2>Medios de defensa</h2>
        <p>En cumplimiento del artículo 23 de la Ley Federal de los Derechos del Contribuyente se informa que contra este acto procede:</p>
        <ul>
          <xsl:for-each select="recursos/recurso">
            <li><strong><xsl:value-of select="nombre"/></strong>, <xsl:call-template name="plazo-recurso"/>, con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="fundamento/cita"/></xsl:call-template>.</li>
          </xsl:for-each>
        </ul>
        <p><xsl:call-template name="surte-efectos"/></p>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ruta-electronica">
    <section>
      <h2>Fundamento de la vía electrónica</h2>
      <p>
        <xsl:text>Este documento digital se emite, firma y notifica por medios electrónicos con fundamento en </xsl:text>
        <xsl:call-template name="citas"><xsl:with-param name="citas" select="rutaElectronica/cita"/></xsl:call-template>
        <xsl:if test="rutaElectronica/lineamientos">; y en los Lineamientos para la operación del Buzón IMSS, acuerdo <xsl:value-of select="rutaElectronica/lineamientos/@acuerdo"/>, publicado en el Diario Oficial de la Federación el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="rutaElectronica/lineamientos/@dof"/></xsl:call-template>, <xsl:value-of select="rutaElectronica/lineamientos/@anexo"/></xsl:if>.
      </p>
    </section>
  </xsl:template>

  <!-- Payment: term, slip, where. -->
  <xsl:template name="pago">
    <xsl:param name="pago"/>
    <xsl:param name="total"/>
    <section>
      <h2>Forma de pago</h2>
      <dl>
        <dt>Importe</dt><dd><xsl:value-of select="b:pesos($total)"/><xsl:if test="$total/@letra"> (<xsl:value-of select="$total/@letra"/>)</xsl:if></dd>
        <dt>Plazo</dt><dd>Quince días hábiles siguientes a aquel en que surta efectos la notificación (artículo 39 C de la Ley del Seguro Social).</dd>
        <dt>Línea de captura</dt><dd><strong><xsl:value-of select="$pago/lineaCaptura"/></strong>, vigente hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$pago/lineaCaptura/@vigencia"/></xsl:call-template></dd>
        <dt>Dónde</dt><dd><xsl:for-each select="$pago/medio"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="."/></xsl:for-each>.</dd>
      </dl>
    </section>
  </xsl:template>
</xsl:stylesheet>
